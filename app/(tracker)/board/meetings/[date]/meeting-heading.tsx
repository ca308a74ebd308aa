import type { AsAt } from "#app/components/layout/as-at.ts";
import { mayDo } from "#lib/core/access.ts";
import { daysBetween, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";

interface Props {
  meeting: Meeting;
  as: AsAt;
  hasPaper: boolean;
}

/** The title and date of a meeting, and what the viewer can do there. */
export function MeetingHeading({ meeting, as: { ctx, isToday }, hasPaper }: Props) {
  const { title, heldOn, papersDueOn } = meeting;
  const { viewer } = ctx;
  const { date } = ctx.asOf;
  const isOver = heldOn < date || (heldOn === date && !isToday);
  return (
    <div className="head">
      <div>
        <h1>
          {title}, {formatDate(heldOn)}
        </h1>
        <p className="asat">
          {isOver ? "held" : heldOn === date ? "today" : `in ${plural(daysBetween(date, heldOn), "day")}`}
          {papersDueOn && ` · papers due ${formatDate(papersDueOn)}`}
        </p>
      </div>
      <MeetingTasks
        heldOn={heldOn}
        isHeld={heldOn <= date}
        mayDraft={isToday && mayDo(viewer, "draftPaper")}
        mayRecord={isToday && mayDo(viewer, "noteAtMeeting") && heldOn <= date}
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
