import { TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { listAsks } from "#lib/recommendations/actions/queries.ts";
import { submitAsks } from "./submit.ts";

export const generateMetadata = () => formMetadata("Split it into parts");

export default page(NameAsks);

async function NameAsks({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "nameAsks");
  const asks = await listAsks(ctx, recommendation.id);
  return (
    <RecommendationFormPage recommendation={recommendation} title="Split it into parts">
      <p>
        For a recommendation that asks for several things. The wording does not change. Actions are added under each
        part, so that everyone sees how much of each is done.
      </p>
      <RecommendationForm
        recommendation={recommendation}
        submit={submitAsks}
        state={state}
        button="Save the parts"
        seen={asks.at(-1)?.id ?? 0}
      >
        <TextArea
          state={state}
          name="asks"
          label="The parts, one on each line"
          hint="A few words of your own for each. They can no longer be changed once a part has an action."
          initial={asks.map(({ words }) => words).join("\n")}
        />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
