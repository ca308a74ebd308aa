import { Choices } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { parseId } from "#app/components/forms/parse-id.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { getPerson, listSessions } from "#lib/identity/people/queries.ts";
import { personName } from "../name.ts";
import { PersonFormPage } from "../person-form-page.tsx";
import { submitSignOutPerson } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Sign a person out", personName(params));

export default page(SignOutPerson);

async function SignOutPerson({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "signOutPerson");
  const person = await getPerson(ctx, parseId((await params).id));
  const { id, name } = person;
  const sessions = await listSessions(ctx, id);
  const state = await formState(ctx.viewer);
  return (
    <PersonFormPage ctx={ctx} person={person} title={`Sign ${name} out`}>
      {sessions.length === 0 && !state.failure ? (
        <p>They are not signed in anywhere.</p>
      ) : (
        <>
          <p>They have to sign in again before they open another page. To stop that, disable their access instead.</p>
          <Form
            submit={submitSignOutPerson}
            state={state}
            button={`Sign ${name} out`}
            hidden={{ personId: id }}
            cancel={`/people/${id}`}
          >
            <Choices
              state={state}
              name="session"
              label="Where?"
              initial="all"
              choices={[
                { value: "all", label: "On every device" },
                ...sessions.map(({ id: session, browser, startedAt, seenAt }) => ({
                  value: session,
                  label: browser ?? "An unknown browser",
                  hint: `Signed in on ${formatInstant(startedAt)}, last used on ${formatInstant(seenAt)}`,
                })),
              ]}
            />
          </Form>
        </>
      )}
    </PersonFormPage>
  );
}
