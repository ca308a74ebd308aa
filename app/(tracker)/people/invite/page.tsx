import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { NewAgencyFields } from "#app/components/forms/new-agency-fields.tsx";
import { Columns } from "#app/components/layout/columns.tsx";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { config } from "#lib/core/config.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { isActive } from "#lib/partnership/agencies.rules.ts";
import { RoleAndAgencyFields } from "../role-and-agency-fields.tsx";
import { submitInvitation } from "./submit.ts";

export const generateMetadata = () => formMetadata("Invite a person");

export default page(Invite);

async function Invite() {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "invitePerson");
  const agencies = [...(await listAgencies(ctx)).values()];
  const state = await formState(ctx.viewer);
  return (
    <>
      <PageHeader title="Invite a person" parents={[{ href: "/people", label: "People" }]} />
      <Columns label="How an invitation works" side={<HowItWorks isMailed={config().mail !== null} />}>
        <Form submit={submitInvitation} state={state} button="Invite them" cancel="/people">
          <TextField
            state={state}
            name="name"
            label="Name"
            hint="How their name will appear on what they do."
            autoComplete="off"
          />
          <TextField state={state} name="email" type="email" label="E-mail address" autoComplete="off" />
          <RoleAndAgencyFields state={state} agencies={agencies.filter((agency) => isActive(agency, ctx.asOf.date))} />
          <NewAgencyFields state={state} />
        </Form>
      </Columns>
    </>
  );
}

function HowItWorks({ isMailed }: { isMailed: boolean }) {
  return (
    <Panel id="how-it-works" title="How an invitation works">
      <ol className="list-decimal space-y-2 pl-5">
        <li>
          {isMailed
            ? "They get a link by e-mail. It is shown to you too."
            : "You are shown a link, and send it to them yourself."}
        </li>
        <li>They open the link, set their own password and are signed in.</li>
        <li>The link works once, for 72 hours. You can send a new one on their page.</li>
      </ol>
    </Panel>
  );
}
