import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { RemovalReason } from "#app/components/forms/removal-reason.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { EvidenceItem } from "#app/components/recommendation/evidence-list.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { loadEvidenceForm } from "../load-evidence-form.ts";
import { submitRemoval } from "./submit.ts";

export const generateMetadata = () => formMetadata("Remove evidence for good");

export default page(Remove);

async function Remove({ params }: { params: Promise<{ reference: string; id: string }> }) {
  const { recommendation, evidence, state } = await loadEvidenceForm(params, "removeFile");
  return (
    <RecommendationFormPage recommendation={recommendation} title="Remove evidence for good">
      <p className="text-lg">
        <EvidenceItem evidence={evidence} />
      </p>
      <p>
        The {evidence.fileName ? "file, its name and its title are" : "link and its title are"} removed from every page,
        every download and the disk, wherever the same one was added. The record that you removed it, when and why, is
        kept. It can’t be brought back. Backups made before today still have it: see the operations notes.
      </p>
      <RecommendationForm
        recommendation={recommendation}
        submit={submitRemoval}
        state={state}
        button="Remove it for good"
        hidden={{ evidenceId: evidence.id }}
      >
        <RemovalReason state={state} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
