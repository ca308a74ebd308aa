import { EvidenceFields } from "#app/components/forms/evidence-fields.tsx";
import { loadRecommendationForm } from "#app/components/forms/load-recommendation-form.ts";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { submitEvidence } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add evidence");

export default page(AddEvidence);

async function AddEvidence({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state } = await loadRecommendationForm(params, "addEvidence");
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Add evidence"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      <RecommendationForm
        recommendation={recommendation}
        autosave
        isLong
        submit={submitEvidence}
        state={state}
        button="Add the evidence"
      >
        <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} />
        <EvidenceFields state={state} viewer={ctx.viewer} open={1} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
