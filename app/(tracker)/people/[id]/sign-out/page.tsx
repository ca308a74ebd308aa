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
import { submitSignOutPerson } from "./submit.ts";

export const generateMetadata = ({ params }: { params: Promise<{ id: string }> }) =>
  formMetadata("Sign a person out", personName(params));

export default page(SignOutPerson);

async function SignOutPerson({ params }: { params: Promise<{ id: string }> }) {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "signOutPerson");
  const { id, name } = await getPerson(ctx, parseId((await params).id));
  const sessions = await listSessions(ctx, id);
  const state = await formState(ctx.viewer);
  return (
    <>
      <h1>Sign {name} out</h1>
      {sessions.length === 0 && !state.failure ? (
        <p>They are not signed in anywhere now.</p>
      ) : (
        <>
          <p>At their next click they have to sign in again. To keep them out, disable them instead.</p>
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
                { value: "all", label: "Wherever they are signed in" },
                ...sessions.map(({ id: session, browser, startedAt, seenAt }) => ({
                  value: session,
                  label: browser ?? "An unknown browser",
                  hint: `signed in ${formatInstant(startedAt)}, last used ${formatInstant(seenAt)}`,
                })),
              ]}
            />
          </Form>
        </>
      )}
    </>
  );
}
