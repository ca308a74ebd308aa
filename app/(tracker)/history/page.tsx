import type { Metadata } from "next";
import { page } from "#app/_shell/page.tsx";
import { requireViewer } from "#app/_shell/session.ts";
import { Sample } from "#app/_shell/shown.tsx";
import { instantInWords } from "#lib/core/clock.ts";
import { momentAt } from "#lib/core/moment.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import { HISTORY_PAGE, type HistoryRow, listAuthors, listHistory } from "#lib/history/queries.ts";
import { historyFilter } from "#lib/history/rules.ts";
import { commandWords } from "#lib/history/words.ts";
import { namesOfPeople } from "#lib/people/queries.ts";
import { Filters, queryOf } from "./filters.tsx";

export const metadata: Metadata = { title: "History" };

export default page(History);

async function History({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const viewer = await requireViewer();
  const filter = historyFilter.parse(await searchParams);
  const rows = await listHistory(viewer, await momentAt(), filter);
  const names = await namesOfPeople(viewer);
  const last = rows.at(-1);
  const query = queryOf(filter);
  return (
    <>
      <h1>History</h1>
      <p className="asat">Everything that was written, newest first. Nothing of it is ever changed or deleted.</p>
      <Filters filter={filter} authors={await listAuthors(viewer)} names={names} />
      {rows.length === 0 ? (
        <p>Nothing is like this. Take a filter away to see more.</p>
      ) : (
        <table className="stack">
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">About</th>
              <th scope="col">By</th>
              <th scope="col" className="number">
                Number
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.number} row={row} names={names} viewer={viewer} />
            ))}
          </tbody>
        </table>
      )}
      <nav className="pages" aria-label="Pages">
        {filter.before && <a href={`/history?${query}`}>Newest</a>}
        {last && rows.length === HISTORY_PAGE && <a href={`/history?${query}&before=${last.number}`}>Earlier</a>}
        <a href={`/api/history?${query}`}>All of it as CSV</a>
      </nav>
    </>
  );
}

function Row({ row, names, viewer }: { row: HistoryRow; names: ReadonlyMap<number, string>; viewer: Viewer }) {
  const { number, at, command, reference, shortTitle, personId, role, sample, isHeld, subjectKind, subjectId } = row;
  return (
    <tr>
      <td data-label="When">{instantInWords(at)}</td>
      <th scope="row">
        {commandWords[command]}
        <Sample of={sample} />
        {isHeld && <small className="warn">held</small>}
      </th>
      <td data-label="About">
        {reference ? (
          <>
            <a href={`/recommendations/${reference}#n${number}`}>{reference}</a> {shortTitle}
          </>
        ) : (
          <SubjectLink kind={subjectKind} id={subjectId} names={names} viewer={viewer} />
        )}
      </td>
      <td data-label="By">
        {personId === null ? "The tracker itself" : (names.get(personId) ?? "somebody")}
        {personId !== null && <small>{roleNames[role]}</small>}
      </td>
      <td data-label="Number" className="number">
        {number.toLocaleString("en-GB")}
      </td>
    </tr>
  );
}

function SubjectLink({
  kind,
  id,
  names,
  viewer,
}: {
  kind: string;
  id: number;
  names: ReadonlyMap<number, string>;
  viewer: Viewer;
}) {
  if (kind === "person")
    return viewer.role === "business" ? <a href={`/people/${id}`}>{names.get(id) ?? "somebody"}</a> : names.get(id);
  if (kind === "agency") return <a href={`/agencies/${id}`}>Agency</a>;
  if (kind === "review") return <a href="/reviews">Review</a>;
  if (kind === "meeting") return <a href="/board/meetings">Meeting</a>;
  return null;
}
