import { EvidenceSlots } from "#app/components/forms/evidence-slots.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { OnBehalfOf } from "#app/components/forms/on-behalf-of.tsx";
import { recommendationForm } from "#app/components/forms/recommendation-form.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { RecommendationHeading } from "#app/components/recommendation/recommendation-heading.tsx";
import { submitEvidence } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add evidence");

export default page(AddEvidence);

async function AddEvidence({ params }: { params: Promise<{ reference: string }> }) {
  const { ctx, recommendation, ownership, state, about } = await recommendationForm(params, "addEvidence");
  return (
    <>
      <RecommendationHeading recommendation={recommendation} title="Add evidence" />
      <Form keepsDraft submit={submitEvidence} state={state} button="Add the evidence" {...about}>
        <OnBehalfOf viewer={ctx.viewer} ownership={ownership} state={state} />
        <EvidenceSlots state={state} viewer={ctx.viewer} open={1} />
      </Form>
    </>
  );
}
