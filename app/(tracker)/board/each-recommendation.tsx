import type { AsAt } from "#app/_shell/as-at.ts";
import { Pages } from "#app/_shell/pages.tsx";
import { rowOf } from "#app/_shell/position-row.ts";
import { PositionTable } from "#app/_shell/position-table.tsx";
import type { BoardRow, BoardSummary } from "#lib/board/queries.ts";
import { dateInWords } from "#lib/core/clock.ts";
import { changesInWords, shownNames } from "#lib/positions/words.ts";

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
