import { About } from "#app/_shell/about.tsx";
import { EvidenceSlots } from "#app/_shell/evidence-slots.tsx";
import { Form } from "#app/_shell/form.tsx";
import { OnBehalfOf } from "#app/_shell/on-behalf-of.tsx";
import { page } from "#app/_shell/page.tsx";
import { recommendationForm } from "#app/_shell/recommendation-form.ts";
import { titled } from "#app/_shell/title.ts";
import { submitEvidence } from "./submit.ts";

export const generateMetadata = () => titled("Add evidence");

export default page(AddEvidence);

async function AddEvidence({ params }: { params: Promise<{ reference: string }> }) {
  const { viewer, recommendation, ownership, state, about } = await recommendationForm(params, "addEvidence");
  return (
    <>
      <About recommendation={recommendation} title="Add evidence" />
      <Form keepsDraft submit={submitEvidence} state={state} button="Add the evidence" {...about}>
        <OnBehalfOf viewer={viewer} ownership={ownership} state={state} />
        <EvidenceSlots state={state} viewer={viewer} open={1} />
      </Form>
    </>
  );
}
