import type { AsAt } from "#app/components/layout/as-at.ts";
import { PastDate } from "#app/components/layout/past-date.tsx";
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";

/** The day that the board is shown for, the next meeting, and links to other days. */
export function AsAtLine({ as, board, today }: { as: AsAt; board: BoardSummary; today: CalendarDate }) {
  const { lastMeeting, meetingOfDay, nextMeeting } = board;
  // By the end of a past date, a meeting on it was held.
  const next = (as.isToday && meetingOfDay) || nextMeeting;
  const later = nextMeeting && nextMeeting.heldOn <= today ? nextMeeting : null;
  return (
    <>
      <PastDate as={as} path="/board" />
      <p className="asat">
        As at {as.isToday && "today, "}
        {formatDate(as.ctx.asOf.date)}
        {next && ` · next Executive meeting ${formatDate(next.heldOn)}`}
        {lastMeeting && (
          <>
            {" · "}
            <a href={`/board?as-at=${lastMeeting.heldOn}`}>as at the meeting of {formatDate(lastMeeting.heldOn)}</a>
          </>
        )}
        {later && (
          <>
            {" · "}
            <a href={`/board?as-at=${later.heldOn}`}>on to the meeting of {formatDate(later.heldOn)}</a>
          </>
        )}
        {!as.isToday && (
          <>
            {" · "}
            <a href="/board">today</a>
          </>
        )}
        {" · "}
        <a href={`/board/changes${as.isToday ? "" : `?to=${as.ctx.asOf.date}`}`}>what has changed</a>
      </p>
      <details className="another-day">
        <summary>Another day</summary>
        <form className="filters" action="/board">
          <label>
            As at another day <input className="date" type="date" name="as-at" defaultValue={as.ctx.asOf.date} />
          </label>
          <button type="submit" className="link">
            Show
          </button>
        </form>
      </details>
    </>
  );
}
