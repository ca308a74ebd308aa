import type { AsAt } from "#app/components/layout/as-at.ts";
import { Pages } from "#app/components/layout/pagination.tsx";
import { rowOf } from "#app/components/status/status-row.ts";
import { PositionTable } from "#app/components/status/status-table.tsx";
import { dateInWords } from "#lib/core/clock.ts";
import type { BoardRow, BoardSummary } from "#lib/reporting/board.queries.ts";
import { changesInWords, shownNames } from "#lib/status/labels.ts";

/** The table: each recommendation with its owner, rating, what changed, due date and last update. */
export function EachRecommendation({ board, as, page }: { board: BoardSummary; as: AsAt; page: number }) {
  const { lastMeeting, rows, summary } = board;
  const caption = lastMeeting
    ? `Changes are since the meeting of ${dateInWords(lastMeeting.heldOn)}`
    : "No meeting has been held yet, so there is none to compare with";
  return (
    <>
      <h2>Each recommendation</h2>
      <PositionTable
        caption={caption}
        query={as.query}
        rows={rows.map((row) => rowOf(row.position, lastMeeting && sinceThen(row)))}
      />
      <Pages path="/board" query={as.query} page={page} total={summary.total} />
    </>
  );
}

function sinceThen({ position, before, changes }: BoardRow) {
  const was = before && before.shown !== position.shown ? shownNames[before.shown] : null;
  return { was, changes: changesInWords(changes) };
}
