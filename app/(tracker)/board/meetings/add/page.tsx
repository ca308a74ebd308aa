import { TextField } from "#app/components/forms/fields.tsx";
import { Form } from "#app/components/forms/form.tsx";
import { formState } from "#app/components/forms/form-state.ts";
import { page } from "#app/components/layout/define-page.tsx";
import { PageHeader } from "#app/components/layout/page-header.tsx";
import { formMetadata } from "#app/components/layout/page-metadata.ts";
import { Panel } from "#app/components/layout/panel.tsx";
import { requireContext, requireMay } from "#app/session/session.ts";
import { formatDate } from "#lib/core/clock.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { submitMeeting } from "./submit.ts";

export const generateMetadata = () => formMetadata("Add a meeting");

export default page(AddMeeting);

async function AddMeeting() {
  const ctx = await requireContext();
  await requireMay(ctx.viewer, "scheduleMeeting");
  const state = await formState(ctx.viewer);
  const coming = (await listMeetings(ctx)).filter(({ heldOn }) => heldOn >= ctx.asOf.date);
  return (
    <>
      <PageHeader title="Add a meeting" parents={[{ href: "/board/meetings", label: "Meetings" }]} here="Add">
        A meeting of the Executive, in the future or in the past
      </PageHeader>
      <div className="grid items-start gap-x-12 gap-y-6 wide:grid-cols-[minmax(0,1fr)_24rem]">
        <Form submit={submitMeeting} state={state} button="Add the meeting" cancel="/board/meetings">
          <TextField state={state} name="heldOn" type="date" label="Day" />
          <TextField
            state={state}
            name="papersDueOn"
            type="date"
            label="Papers due"
            hint="The day by which its papers must be ready. You can leave this empty."
          />
          <TextField
            state={state}
            name="title"
            label="Meeting"
            hint="For example Executive, or Executive, extraordinary."
            initial="Executive"
            autoComplete="off"
          />
        </Form>
        <Panel id="why" title="What a meeting does">
          <p className="text-sm">
            The board shows the rating of each recommendation at the end of the day of each meeting, and what has
            changed since the last one.
          </p>
          <h3 className="text-sm">Meetings to come</h3>
          {coming.length === 0 ? (
            <p className="text-sm">None has been added yet.</p>
          ) : (
            <ul className="list-none p-0 text-sm">
              {coming.map(({ id, title, heldOn }) => (
                <li key={id}>
                  {formatDate(heldOn)}, {title}
                </li>
              ))}
            </ul>
          )}
        </Panel>
      </div>
    </>
  );
}
