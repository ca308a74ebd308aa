import { Choices, TextArea } from "#app/components/forms/fields.tsx";
import { RecommendationForm } from "#app/components/forms/recommendation-form.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { DecisionBasis } from "#app/components/recommendation/decision-basis.tsx";
import { EvidenceItem } from "#app/components/recommendation/evidence-list.tsx";
import { RecommendationFormPage } from "#app/components/recommendation/recommendation-form-page.tsx";
import { refuse } from "#app/session/session.ts";
import { mayAppraise } from "#lib/recommendations/assessment.rules.ts";
import { loadEvidenceForm } from "../load-evidence-form.ts";
import { submitAppraisal } from "./submit.ts";

export const generateMetadata = () => formMetadata("Appraise evidence");

export default page(Appraise);

async function Appraise({ params }: { params: Promise<{ reference: string; id: string }> }) {
  const { ctx, recommendation, evidence, state } = await loadEvidenceForm(params, "appraiseEvidence");
  if (!mayAppraise(ctx.viewer, evidence)) await refuse(ctx.viewer, "appraiseEvidence");
  return (
    <RecommendationFormPage
      recommendation={recommendation}
      title="Appraise evidence"
      side={<DecisionBasis ctx={ctx} recommendation={recommendation} />}
    >
      <p className="text-lg">
        <EvidenceItem evidence={evidence} />
      </p>
      <RecommendationForm
        recommendation={recommendation}
        submit={submitAppraisal}
        state={state}
        button="Save"
        hidden={{ evidenceId: evidence.id }}
      >
        <Choices
          state={state}
          name="sufficient"
          label="Does it show what it is said to show?"
          choices={[
            { value: "yes", label: "Yes, it is sufficient" },
            { value: "no", label: "No, it is not sufficient", hint: "It is then not enough for a sign-off by itself." },
          ]}
        />
        <TextArea state={state} name="reason" label="Why?" rows={3} />
      </RecommendationForm>
    </RecommendationFormPage>
  );
}
