import { redirect } from "next/navigation";
import { Form } from "#app/_shell/form.tsx";
import { openFormState } from "#app/_shell/form-state.ts";
import { page } from "#app/_shell/page.tsx";
import { AboutSecondFactor, SecondFactorSetUp } from "#app/_shell/second-factor-set-up.tsx";
import { requireViewer } from "#app/_shell/session.ts";
import { titled } from "#app/_shell/title.ts";
import { secondFactorOf } from "#lib/second-factor/queries.ts";
import { findSetUp } from "#lib/second-factor/store.ts";
import { submitBeginning, submitSetUp } from "./submit.ts";

export const generateMetadata = () => titled("Set up a second factor");

export default page(SetUp);

async function SetUp() {
  const viewer = await requireViewer();
  const personId = viewer.personId ?? 0;
  if ((await secondFactorOf(viewer, personId)).since !== null) redirect("/account");
  const begun = await findSetUp(personId);
  const state = openFormState();
  return (
    <>
      <h1>Set up a second factor</h1>
      {begun ? (
        <SecondFactorSetUp begun={begun} label={viewer.name} submit={submitSetUp} state={state} cancel="/account" />
      ) : (
        <>
          <AboutSecondFactor />
          <Form submit={submitBeginning} state={state} button="Set it up" cancel="/account" />
        </>
      )}
    </>
  );
}
