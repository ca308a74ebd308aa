import type { AsAt } from "#app/components/layout/as-at.ts";
import { formatDate } from "#lib/core/clock.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";

/** The day that the board is shown for, the next meeting, and links to other days. */
export function AsAtLine({ as, board, later }: { as: AsAt; board: BoardSummary; later: Meeting | null }) {
  const { lastMeeting, nextMeeting } = board;
  return (
    <>
      {as.refused && <p className="aside">{as.refused}</p>}
      <p className="asat">
        As at {as.isToday && "today, "}
        {formatDate(as.ctx.asOf.date)}
        {nextMeeting && ` · next Executive meeting ${formatDate(nextMeeting.heldOn)}`}
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
