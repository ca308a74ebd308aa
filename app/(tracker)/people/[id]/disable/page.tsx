import { TextArea } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { getPerson } from "#lib/identity/people/queries.ts";
import { personName } from "../name.ts";
import { PersonFormPage } from "../person-form-page.tsx";
import { submitDisablePerson } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Disable a person", personName(params));

export default page(Disable);

async function Disable({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "disablePerson");
  const person = await getPerson(ctx, parseId((await params).id));
  const { id, name } = person;
  const state = await formState(ctx.viewer);
  return (
    <PersonFormPage ctx={ctx} person={person} title={`Disable ${name}`}>
      <p>
        They are signed out at once, on every device, and can’t sign in again. A link that they have not used stops
        working. Their name stays on what they did. You can enable them again later.
      </p>
      <Form
        submit={submitDisablePerson}
        state={state}
        button={`Disable ${name}`}
        hidden={{ personId: id }}
        cancel={`/people/${id}`}
      >
        <TextArea state={state} name="reason" label="Why?" hint="For example: left the agency." rows={2} />
      </Form>
    </PersonFormPage>
  );
}
