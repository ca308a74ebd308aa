import type { Metadata } from "next";
import { page } from "#app/components/layout/define-page.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { requireContext } from "#app/session/session.ts";
import { mayRead } from "#lib/core/access.ts";
import { formatDate } from "#lib/core/clock.ts";
import { formatRecordedInstant } from "#lib/core/recorded-dates.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import { HISTORY_PAGE, type HistoryRow, listAuthors, listHistory } from "#lib/reporting/history/queries.ts";
import { historyDateProblems, historyFilter } from "#lib/reporting/history/rules.ts";
import { type Lookups, lookups } from "#lib/reporting/timeline/lookups.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import { Filters, queryOf } from "./filters.tsx";

export const metadata: Metadata = { title: "History" };

export default page(History);

async function History({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const ctx = await requireContext();
  const params = await searchParams;
  const filter = historyFilter.parse(params);
  const problems = historyDateProblems(params);

  const rows = await listHistory(ctx, filter);
  const known = await lookups(ctx);
  const { names } = known;
  const last = rows.at(-1);
  const query = queryOf(filter);
  return (
    <>
      <h1>History</h1>
      <p className="asat">
        Everything that was written, newest first. Nothing is ever changed; where a passage had to be removed, that is
        written here too.
      </p>
      <Filters filter={filter} authors={await listAuthors(ctx)} names={names} />
      {problems.length > 0 && <p className="aside">{problems.join(" ")} The history is shown without it.</p>}
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
              <Row key={row.number} row={row} known={known} viewer={ctx.viewer} />
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

function Row({ row, known, viewer }: { row: HistoryRow; known: Lookups; viewer: Viewer }) {
  const { number, command, reference, shortTitle, personId, role, sample, isHeld, subjectKind, subjectId } = row;
  return (
    <tr>
      <td data-label="When">{formatRecordedInstant(row)}</td>
      <th scope="row">
        {commandLabel(command)}
        <Sample of={sample} />
        {isHeld && <small className="warn">held</small>}
      </th>
      <td data-label="About">
        {reference ? (
          <>
            <a href={`/recommendations/${reference}#n${number}`}>{reference}</a> {shortTitle}
          </>
        ) : (
          <SubjectLink kind={subjectKind} id={subjectId} known={known} viewer={viewer} />
        )}
      </td>
      <td data-label="By">
        {personId === null ? "The tracker itself" : (known.names.get(personId) ?? "somebody")}
        {personId !== null && <small>{roleNames[role]}</small>}
      </td>
      <td data-label="Number" className="number">
        {number.toLocaleString("en-GB")}
      </td>
    </tr>
  );
}

/** A link to the subject of an event that is about no recommendation. */
function SubjectLink({
  kind,
  id,
  known: { names, directory, meetings },
  viewer,
}: {
  kind: string;
  id: number;
  known: Lookups;
  viewer: Viewer;
}) {
  switch (kind) {
    case "person": {
      const name = names.get(id) ?? "somebody";
      return mayRead(viewer, "seePeople") ? <a href={`/people/${id}`}>{name}</a> : name;
    }
    case "agency":
      return <a href={`/agencies/${id}`}>{directory.get(id)?.name}</a>;
    case "review":
      return <a href="/reviews">A review</a>;
    case "meeting": {
      const heldOn = meetings.get(id);
      return <a href="/board/meetings">{heldOn ? `Meeting of ${formatDate(heldOn)}` : "A meeting"}</a>;
    }
    default:
      return null;
  }
}
