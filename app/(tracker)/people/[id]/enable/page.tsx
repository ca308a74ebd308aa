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
import { submitEnablePerson } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Enable a person again", personName(params));

export default page(Enable);

async function Enable({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "enablePerson");
  const person = await getPerson(ctx, parseId((await params).id));
  const { id, name, active } = person;
  const state = await formState(ctx.viewer);
  return (
    <PersonFormPage ctx={ctx} person={person} title={`Enable ${name} again`}>
      {active && !state.failure ? (
        <p>{name} is not disabled.</p>
      ) : (
        <>
          <p>
            They can sign in again with the role they had and the password they set. If they never set one, or have lost
            it, send them a new link afterwards.
          </p>
          <Form
            submit={submitEnablePerson}
            state={state}
            button={`Enable ${name}`}
            hidden={{ personId: id }}
            cancel={`/people/${id}`}
          >
            <TextArea state={state} name="reason" label="Why?" hint="For example: back from leave." rows={2} />
          </Form>
        </>
      )}
    </PersonFormPage>
  );
}
