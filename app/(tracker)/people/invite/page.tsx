import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { config } from "#lib/core/config.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { RoleAndAgencyFields } from "../role-and-agency-fields.tsx";
import { submitInvitation } from "./submit.ts";

export const generateMetadata = () => formMetadata("Invite somebody");

export default page(Invite);

async function Invite() {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "invitePerson");
  const agencies = [...(await listAgencies(ctx)).values()];
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Invite somebody</h1>
      <p className="asat">
        They get a link that works once, for 72 hours, and set their own password.{" "}
        {config().mail ? "It is sent to them, and shown to you too." : "It is shown to you, to send to them."}
      </p>
      <Form submit={submitInvitation} state={state} button="Invite them" cancel="/people">
        <TextField
          state={state}
          name="name"
          label="Name"
          hint="As it is to stand on what they do here."
          autoComplete="off"
        />
        <TextField state={state} name="email" type="email" label="E-mail address" autoComplete="off" />
        <RoleAndAgencyFields state={state} agencies={agencies.filter((agency) => isActive(agency, ctx.asOf.date))} />
      </Form>
    </>
  );
}
