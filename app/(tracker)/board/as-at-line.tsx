import type { AsAt } from "#app/components/layout/as-at.ts";
import { mayDo } from "#lib/core/access.ts";
import { daysBetween, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";

/** The next meeting of the Executive as of the day shown, and a link to what has changed up to that day. */
export function AsAtLine({ as, board, viewer }: { as: AsAt; board: BoardSummary; viewer: Viewer }) {
  const { meetingOfDay, nextMeeting } = board;
  // By the end of a past date, a meeting on it was held.
  const next = (as.isToday && meetingOfDay) || nextMeeting;
  const day = as.ctx.asOf.date;
  return (
    <>
      {next ? (
        <>
          Next Executive meeting{as.isToday ? "" : " then"}:{" "}
          <a href={`/board/meetings/${next.heldOn}`}>{formatDate(next.heldOn)}</a>
          {as.isToday && (next.heldOn === day ? ", today" : `, in ${plural(daysBetween(day, next.heldOn), "day")}`)}
        </>
      ) : (
        "No meeting is planned"
      )}
      {!next && as.isToday && mayDo(viewer, "scheduleMeeting") && (
        <>
          {" · "}
          <a href="/board/meetings/add">Add a meeting</a>
        </>
      )}
      {" · "}
      <a href={`/board/changes${as.isToday ? "" : `?to=${day}`}`}>What has changed</a>
    </>
  );
}
