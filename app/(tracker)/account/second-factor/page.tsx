import { redirect } from "next/navigation";
import { Form } from "#app/components/forms/form.tsx";
import { openFormState } from "#app/components/forms/form-state.ts";
import { AboutSecondFactor, SecondFactorSetUp } from "#app/components/forms/second-factor-set-up.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/form-metadata.ts";
import { requireContext } from "#app/session/session.ts";
import { secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import { findSetUp } from "#lib/identity/second-factor/store.ts";
import { submitBeginning, submitSetUp } from "./submit.ts";

export const generateMetadata = () => formMetadata("Set up a second factor");

export default page(SetUp);

async function SetUp() {
  const ctx = await requireContext();
  const personId = ctx.viewer.personId ?? 0;
  if ((await secondFactorOf(ctx, personId)).since !== null) redirect("/account");
  const begun = await findSetUp(personId);
  const state = openFormState();
  return (
    <>
      <h1>Set up a second factor</h1>
      {begun ? (
        <SecondFactorSetUp begun={begun} label={ctx.viewer.name} submit={submitSetUp} state={state} cancel="/account" />
      ) : (
        <>
          <AboutSecondFactor />
          <Form submit={submitBeginning} state={state} button="Set it up" cancel="/account" />
        </>
      )}
    </>
  );
}
