import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getPerson } from "#lib/identity/people/queries.ts";
import { personName } from "../name.ts";
import { PersonFormPage } from "../person-form-page.tsx";
import { submitRemoval } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Remove a second factor", personName(params));

export default page(RemoveSecondFactor);

async function RemoveSecondFactor({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "removeSecondFactor");
  const person = await getPerson(ctx, parseId((await params).id));
  const { id, name } = person;
  const state = await formState(ctx.viewer);
  return (
    <PersonFormPage ctx={ctx} person={person} title={`Remove the second factor of ${name}`}>
      <p>
        Use this if they have lost both their phone and their recovery codes. Call them on a number that you know, to
        make sure that the request comes from them. They are signed out, and sign in with only their password until they
        set up another.
      </p>
      <Form
        submit={submitRemoval}
        state={state}
        button="Remove the second factor"
        hidden={{ personId: id }}
        cancel={`/people/${id}`}
      />
    </PersonFormPage>
  );
}
