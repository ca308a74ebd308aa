import { redirect } from "next/navigation";
import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
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
      <PageHeader title="Turn your second factor off" parents={[{ href: "/account", label: "Your account" }]}>
        You then sign in with only your password
      </PageHeader>
      <Columns
        label="If you have a new phone"
        side={
          <Panel id="new-phone" title="Do you have a new phone?">
            <p>Turn your second factor off here, then set it up again with the new phone.</p>
          </Panel>
        }
      >
        <Form submit={submitTurnOff} state={state} button="Turn it off" cancel="/account">
          <TextField
            state={state}
            name="code"
            label="Code"
            hint="The six digits that your authenticator app shows, or one of your recovery codes."
            autoComplete="one-time-code"
          />
        </Form>
      </Columns>
    </>
  );
}
