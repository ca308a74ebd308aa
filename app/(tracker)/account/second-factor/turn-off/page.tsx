import { redirect } from "next/navigation";
import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { isSecondFactorRequired } from "#app/session/second-factor.ts";
import { requireContext } from "#app/session/session.ts";
import { secondFactorOf } from "#lib/identity/second-factor/queries.ts";
import { submitTurnOff } from "./submit.ts";

export const generateMetadata = () => formMetadata("Turn your second factor off");

export default page(TurnOff);

async function TurnOff() {
  const ctx = await requireContext();
  const { since } = await secondFactorOf(ctx, ctx.viewer.personId ?? 0);
  if (since === null || isSecondFactorRequired(ctx.viewer)) redirect("/account");
  const state = await formState();
  return (
    <>
      <h1>Turn your second factor off</h1>
      <p>From then on your password alone lets you in. For a new phone: turn it off here, then set it up again.</p>
      <Form submit={submitTurnOff} state={state} button="Turn it off" cancel="/account">
        <TextField
          state={state}
          name="code"
          label="Code"
          hint="The six digits that your authenticator app shows, or one of your recovery codes."
          autoComplete="one-time-code"
        />
      </Form>
    </>
  );
}
