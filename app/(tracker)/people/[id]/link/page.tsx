import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { config } from "#lib/core/config.ts";
import { getPerson } from "#lib/identity/people/queries.ts";
import { personName } from "../name.ts";
import { submitNewLink } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Send a new link", personName(params));

export default page(SendNewLink);

async function SendNewLink({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "renewInvitation");
  const { id, name, email, hasSignedInBefore } = await getPerson(ctx, parseId((await params).id));
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Send {name} a new link</h1>
      <p className="asat">For somebody who has lost their link or their password</p>
      <p>
        The new link works once, for 72 hours, and lets them set a{hasSignedInBefore && " new"} password. An earlier
        link stops working now.{" "}
        {config().mail && email
          ? `It is sent to ${email}, and shown to you too.`
          : "It is shown to you, to send to them: make sure that it reaches them and nobody else."}
      </p>
      <Form
        submit={submitNewLink}
        state={state}
        button="Make a new link"
        hidden={{ personId: id }}
        cancel={`/people/${id}`}
      />
    </>
  );
}
