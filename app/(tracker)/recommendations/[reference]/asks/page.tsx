import { TextArea } from "#app/components/forms/fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { listAsks } from "#lib/recommendations/actions/queries.ts";
import { submitAsks } from "./submit.ts";

export const generateMetadata = () => formMetadata("Name what it asks for, part by part");

export default page(NameAsks);

async function NameAsks({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, state } = await loadRecommendationForm(params, "nameAsks");
  const asks = await listAsks(ctx, recommendation.id);
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Name what it asks for, part by part" />
      <p>
        For a recommendation that asks for several things. The wording stays whole; actions are added under each part,
        so that everybody sees how far each is.
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
          label="The parts, one a line"
          hint="A few words of your own for each. They stay once an action hangs under one of them."
          initial={asks.map(({ words }) => words).join("\n")}
        />
      </RecommendationForm>
    </>
  );
}
