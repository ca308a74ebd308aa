import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { config } from "#lib/core/config.ts";
import { getPerson } from "#lib/identity/people/queries.ts";
import { personName } from "../name.ts";
import { PersonFormPage } from "../person-form-page.tsx";
import { submitNewLink } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Send a new link", personName(params));

export default page(SendNewLink);

async function SendNewLink({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "renewInvitation");
  const person = await getPerson(ctx, parseId((await params).id));
  const { id, name, email, hasSignedInBefore } = person;
  const state = await formState(ctx.viewer);
  return (
    <PersonFormPage ctx={ctx} person={person} title={`Send ${name} a new link`}>
      <p>Use this if they have lost their link or forgotten their password.</p>
      <p>
        The new link works once, for 72 hours, and lets them set a{hasSignedInBefore && " new"} password. Any earlier
        link stops working.{" "}
        {config().mail && email
          ? `It is sent to ${email}, and shown to you too.`
          : "It is shown to you to send to them. Make sure that no one else gets it."}
      </p>
      <Form
        submit={submitNewLink}
        state={state}
        button="Make a new link"
        hidden={{ personId: id }}
        cancel={`/people/${id}`}
      />
    </PersonFormPage>
  );
}
