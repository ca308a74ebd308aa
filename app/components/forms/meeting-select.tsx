import { dateOf, formatDate, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { Select } from "./fields.tsx";
import type { FormState } from "./form-state.ts";

const MOST_MEETINGS = 8;

/** The meeting at which a decision or a question was made: one of the last few, or none. Today’s meeting is preselected. */
export async function MeetingSelect({ state, viewer }: { state: FormState; viewer: Viewer }) {
  const today = dateOf(now());
  const held = (await listMeetings(await currentContext(viewer)))
    .filter(({ heldOn }) => heldOn <= today)
    .slice(-MOST_MEETINGS);
  if (held.length === 0) return null;
  const meetingToday = held.find(({ heldOn }) => heldOn === today);
  return (
    <Select
      state={state}
      name="meetingId"
      label="At which meeting?"
      none="Between meetings"
      choices={held
        .toReversed()
        .map(({ id, title, heldOn }) => ({ value: String(id), label: `${formatDate(heldOn)}, ${title}` }))}
      initial={meetingToday ? String(meetingToday.id) : ""}
    />
  );
}
