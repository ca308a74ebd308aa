import { mayDo } from "#lib/core/access.ts";
import { dateOf, daysBetween, formatDate, now } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";

interface Props {
  meeting: Meeting;
  viewer: Viewer;
  hasPaper: boolean;
}

/** The title and date of a meeting, and what the viewer can do there. */
export function MeetingHeading({ meeting, viewer, hasPaper }: Props) {
  const { title, heldOn, papersDueOn } = meeting;
  const today = dateOf(now());
  return (
    <div className="head">
      <div>
        <h1>
          {title}, {formatDate(heldOn)}
        </h1>
        <p className="asat">
          {heldOn > today ? `in ${plural(daysBetween(today, heldOn), "day")}` : heldOn === today ? "today" : "held"}
          {papersDueOn && ` · papers due ${formatDate(papersDueOn)}`}
        </p>
      </div>
      <MeetingTasks
        heldOn={heldOn}
        isHeld={heldOn <= today}
        mayDraft={mayDo(viewer, "draftPaper")}
        mayRecord={mayDo(viewer, "noteAtMeeting") && heldOn <= today}
        hasPaper={hasPaper}
      />
    </div>
  );
}

function MeetingTasks({
  heldOn,
  isHeld,
  mayDraft,
  mayRecord,
  hasPaper,
}: Pick<Meeting, "heldOn"> & { isHeld: boolean; mayDraft: boolean; mayRecord: boolean; hasPaper: boolean }) {
  if (!mayRecord && !mayDraft && !isHeld) return null;
  const path = `/board/meetings/${heldOn}`;
  return (
    <ul className="tasks no-print">
      {mayRecord && (
        <li>
          <a className="filled" href={`${path}/decisions`}>
            Record the decisions
          </a>
        </li>
      )}
      {mayDraft && (
        <li>
          <a className={mayRecord ? undefined : "filled"} href={`${path}/paper/cover`}>
            {hasPaper ? "Make another version of the paper" : "Build the paper"}
          </a>
        </li>
      )}
      {isHeld && (
        <li>
          <a href={`/board?as-at=${heldOn}`}>Where they stood that day</a>
        </li>
      )}
    </ul>
  );
}
