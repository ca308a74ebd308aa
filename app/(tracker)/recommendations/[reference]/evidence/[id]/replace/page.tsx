import { EvidenceFields } from "#app/components/forms/evidence-fields.tsx";
import { OnBehalfOfSelect } from "#app/components/forms/on-behalf-of-select.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { EvidenceItem } from "#app/components/recommendation/evidence-list.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { loadEvidenceForm } from "../load-evidence-form.ts";
import { submitReplacement } from "./submit.ts";

export const generateMetadata = () => formMetadata("Replace with a newer version");

export default page(Replace);

async function Replace({ params }: { params: Promise<{ reference: string; id: string }> }) {
  const { ctx, recommendation, ownership, evidence, state } = await loadEvidenceForm(params, "addEvidence");
  return (
    <RecommendationFormPage recommendation={recommendation} title="Replace with a newer version">
      <p>
        It replaces <EvidenceItem evidence={evidence} />. Both are kept.
      </p>
      <RecommendationForm
        recommendation={recommendation}
        autosave
        submit={submitReplacement}
        state={state}
        button="Replace it"
        hidden={{ replaces: evidence.id }}
      >
        <OnBehalfOfSelect viewer={ctx.viewer} ownership={ownership} state={state} />
        <EvidenceFields state={state} viewer={ctx.viewer} open={1} most={1} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
