import { EvidenceSlots } from "#app/components/forms/evidence-slots.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { OnBehalfOf } from "#app/components/forms/on-behalf-of.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { EvidenceItem } from "#app/components/recommendation/evidence-list.tsx";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { evidenceForm } from "../evidence-form.ts";
import { submitReplacement } from "./submit.ts";

export const generateMetadata = () => formMetadata("Give a newer version");

export default page(Replace);

async function Replace({ params }: { params: Promise<{ reference: string; id: string }> }) {
  const { ctx, recommendation, ownership, evidence, state, about } = await evidenceForm(params, "addEvidence");
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Give a newer version" />
      <p>
        In the place of <EvidenceItem evidence={evidence} />. Both are kept.
      </p>
      <Form
        keepsDraft
        submit={submitReplacement}
        state={state}
        button="Put it in its place"
        {...about}
        hidden={{ ...about.hidden, replaces: evidence.id }}
      >
        <OnBehalfOf viewer={ctx.viewer} ownership={ownership} state={state} />
        <EvidenceSlots state={state} viewer={ctx.viewer} open={1} most={1} />
      </Form>
    </>
  );
}
