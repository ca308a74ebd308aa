import type { AsAt } from "#app/components/layout/as-at.ts";
import { type CalendarDate, daysBetween, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";

/** The day that the board is shown for, the next meeting, and links to other days. */
export function AsAtLine({ as, board, today }: { as: AsAt; board: BoardSummary; today: CalendarDate }) {
  const { meetingOfDay, nextMeeting } = board;
  // By the end of a past date, a meeting on it was held.
  const next = (as.isToday && meetingOfDay) || nextMeeting;
  const later = nextMeeting && nextMeeting.heldOn <= today ? nextMeeting : null;
  const day = as.ctx.asOf.date;
  return (
    <>
      {!as.isToday && `As at ${formatDate(day)}. `}
      {next ? (
        <>
          Next Executive meeting: <a href={`/board/meetings/${next.heldOn}`}>{formatDate(next.heldOn)}</a>
          {as.isToday && (next.heldOn === day ? ", today" : `, in ${plural(daysBetween(day, next.heldOn), "day")}`)}
        </>
      ) : (
        "No meeting is planned"
      )}
      {later && (
        <>
          {" · "}
          <a href={`/board?as-at=${later.heldOn}`}>on to the meeting of {formatDate(later.heldOn)}</a>
        </>
      )}
      {" · "}
      <a href={`/board/changes${as.isToday ? "" : `?to=${day}`}`}>What has changed</a>
    </>
  );
}
