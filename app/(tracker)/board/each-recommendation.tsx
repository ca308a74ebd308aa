import type { AsAt } from "#app/_shell/as-at.ts";
import { OwnerCell } from "#app/_shell/owner-cell.tsx";
import { Pages } from "#app/_shell/pages.tsx";
import { Sample, Shown } from "#app/_shell/shown.tsx";
import type { BoardRow, BoardSummary } from "#lib/board/queries.ts";
import { dateInWords } from "#lib/core/clock.ts";
import { changesInWords, dueInWords, lastUpdateInWords, plural, shownNames } from "#lib/positions/words.ts";

/** The table: each recommendation with its owner, rating, what changed, due date and last update. */
export function EachRecommendation({ board, as, page }: { board: BoardSummary; as: AsAt; page: number }) {
  const { lastMeeting, rows, summary } = board;
  return (
    <>
      <h2>Each recommendation</h2>
      <table className="stack">
        <caption>
          {lastMeeting
            ? `Changes are since the meeting of ${dateInWords(lastMeeting.heldOn)}`
            : "No meeting has been held yet, so there is none to compare with"}
        </caption>
        <thead>
          <tr>
            <th scope="col">Recommendation</th>
            <th scope="col">Owner</th>
            <th scope="col">Rating</th>
            {lastMeeting && <th scope="col">What changed</th>}
            <th scope="col">Due</th>
            <th scope="col">Last update</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.position.id} row={row} withChanges={lastMeeting !== null} />
          ))}
        </tbody>
      </table>
      <Pages path="/board" query={as.query} page={page} total={summary.total} />
    </>
  );
}

function Row({ row: { position, before, changes }, withChanges }: { row: BoardRow; withChanges: boolean }) {
  const due = dueInWords(position);
  return (
    <tr>
      <th scope="row">
        <a href={`/recommendations/${position.reference}`}>{position.reference}</a> {position.shortTitle}
      </th>
      <td data-label="Owner">
        <OwnerCell position={position} />
      </td>
      <td data-label="Rating">
        <Shown as={position.shown} />
        {before && before.shown !== position.shown && <small>was {shownNames[before.shown]}</small>}
      </td>
      {withChanges && <td data-label="What changed">{changesInWords(changes)}</td>}
      <td data-label="Due">
        {position.dueOn ? dateInWords(position.dueOn) : "No due date set"}
        {due && <small className={position.daysOverdue === null ? undefined : "warn"}>{due}</small>}
      </td>
      <td data-label="Last update">
        {lastUpdateInWords(position)}
        <Sample of={position.lastUpdate?.sample} />
        {position.daysSilent !== null && (
          <small className="warn">silent for {plural(position.daysSilent, "day")}</small>
        )}
      </td>
    </tr>
  );
}
