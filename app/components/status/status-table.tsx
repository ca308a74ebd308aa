"use client";
// A client component because its markup is then sent once: of a server component Next sends it a second time as data.
import type { StatusRow } from "./status-row.ts";

/** A table of recommendations. `query` is added to its links, so that they stay on the same day. */
export function StatusTable({ rows, query, caption }: { rows: readonly StatusRow[]; query: string; caption?: string }) {
  const withChanges = rows.some(({ changes }) => changes !== null);
  return (
    <table className="stack">
      {caption && <caption>{caption}</caption>}
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">Owner</th>
          <th scope="col">Rating</th>
          {withChanges && <th scope="col">What changed</th>}
          <th scope="col">Due</th>
          <th scope="col">Last update</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.reference}>
            <th scope="row">
              <a href={`/recommendations/${row.reference}${query && `?${query}`}`}>{row.reference}</a> {row.shortTitle}
            </th>
            <td data-label="Owner">
              {row.owner}
              {row.namedAs && <small>named as {row.namedAs}</small>}
              {row.isOwnerToBeConfirmed && <small className="warn">to be confirmed</small>}
            </td>
            <td data-label="Rating">
              <span className={`shown ${row.shown}`}>{row.shownName}</span>
              {row.was && <small>was {row.was}</small>}
              {row.notes.map((note) => (
                <small key={note} className="warn">
                  {note}
                </small>
              ))}
            </td>
            {withChanges && <td data-label="What changed">{row.changes}</td>}
            <td data-label="Due">
              {row.due}
              {row.dueNote && <small className={row.isOverdue ? "warn" : undefined}>{row.dueNote}</small>}
              {row.dateNotes.map((note) => (
                <small key={note}>{note}</small>
              ))}
            </td>
            <td data-label="Last update">
              {row.updated}
              {row.isSample && <span className="sample">Sample</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
