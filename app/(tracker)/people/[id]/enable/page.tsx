import { TextArea } from "#app/_shell/fields.tsx";
import { Form } from "#app/_shell/form.tsx";
import { formState } from "#app/_shell/form-state.ts";
import { page } from "#app/_shell/page.tsx";
import { rowIn } from "#app/_shell/row-in.ts";
import { requireMay, requireViewer } from "#app/_shell/session.ts";
import { titled } from "#app/_shell/title.ts";
import { instantInWords } from "#lib/core/clock.ts";
import { getPerson } from "#lib/people/queries.ts";
import { submitEnabling } from "./submit.ts";

export const generateMetadata = () => titled("Enable somebody again");

export default page(Enable);

async function Enable({ params }: { params: Promise<{ id: string }> }) {
  const viewer = await requireViewer();
  await requireMay(viewer, "enablePerson");
  const person = await getPerson(viewer, rowIn((await params).id));
  const { id, name, active } = person;
  const state = await formState(viewer);
  return (
    <>
      <h1>Enable {name} again</h1>
      <p className="asat">
        {active ? "Not disabled" : `Disabled on ${instantInWords(person.standingSince)}. ${person.standingReason}`}
      </p>
      {(!active || state.outcome) && (
        <>
          <p>
            They can sign in again with the role they had and the password they set. If they never set one, or have lost
            it, send them a new link afterwards.
          </p>
          <Form
            submit={submitEnabling}
            state={state}
            button={`Enable ${name}`}
            hidden={{ personId: id }}
            cancel={`/people/${id}`}
          >
            <TextArea state={state} name="reason" label="Why?" hint="For example: back from leave." rows={2} />
          </Form>
        </>
      )}
    </>
  );
}
