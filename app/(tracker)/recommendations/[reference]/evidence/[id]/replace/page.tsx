import { About } from "#app/_shell/about.tsx";
import { EvidenceItem } from "#app/_shell/evidence-list.tsx";
import { EvidenceSlots } from "#app/_shell/evidence-slots.tsx";
import { Form } from "#app/_shell/form.tsx";
import { OnBehalfOf } from "#app/_shell/on-behalf-of.tsx";
import { page } from "#app/_shell/page.tsx";
import { titled } from "#app/_shell/title.ts";
import { evidenceForm } from "../evidence-form.ts";
import { submitReplacement } from "./submit.ts";

export const generateMetadata = () => titled("Give a newer version");

export default page(Replace);

async function Replace({ params }: { params: Promise<{ reference: string; id: string }> }) {
  const { viewer, recommendation, ownership, evidence, state, about } = await evidenceForm(params, "addEvidence");
  return (
    <>
      <About recommendation={recommendation} title="Give a newer version" />
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
        <OnBehalfOf viewer={viewer} ownership={ownership} state={state} />
        <EvidenceSlots state={state} viewer={viewer} open={1} most={1} />
      </Form>
    </>
  );
}
