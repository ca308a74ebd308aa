import type { AsAt } from "#app/components/layout/as-at.ts";
import { Pagination } from "#app/components/layout/pagination.tsx";
import { rowOf } from "#app/components/status/status-row.ts";
import { StatusTable } from "#app/components/status/status-table.tsx";
import { formatDate } from "#lib/core/clock.ts";
import type { BoardRow, BoardSummary } from "#lib/reporting/board.queries.ts";
import { changesInWords, statusNames } from "#lib/status/labels.ts";

/** The table of recommendations, each with its owner, rating, what changed, due date and last update. */
export function EachRecommendation({ board, as, page }: { board: BoardSummary; as: AsAt; page: number }) {
  const { lastMeeting, rows, summary } = board;
  const caption = lastMeeting
    ? `Changes are since the meeting of ${formatDate(lastMeeting.heldOn)}`
    : "No meeting has been held yet, so there is none to compare with";
  return (
    <>
      <h2>Each recommendation</h2>
      <StatusTable
        caption={caption}
        query={as.query}
        rows={rows.map((row) => rowOf(row.recommendation, lastMeeting && sinceThen(row)))}
      />
      <Pagination path="/board" query={as.query} page={page} total={summary.total} />
    </>
  );
}

function sinceThen({ recommendation, before, changes }: BoardRow) {
  const was = before && before.status !== recommendation.status ? statusNames[before.status] : null;
  return { was, changes: changesInWords(changes) };
}
