import type { PaperRow } from "#lib/reporting/papers/rules.ts";

/** The summary table of a paper. */
export function PaperTable({ rows }: { rows: readonly PaperRow[] }) {
  if (rows.length === 0) return <p>There is no recommendation in it.</p>;
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">Owner</th>
          <th scope="col">Rating</th>
          <th scope="col">Due</th>
          <th scope="col">Last update</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ reference, shortTitle, owner, shown, shownName, beside, due, lastUpdate }) => (
          <tr key={reference}>
            <th scope="row">
              <strong>{reference}</strong> {shortTitle}
            </th>
            <td data-label="Owner">{owner}</td>
            <td data-label="Rating">
              <span className={`shown ${shown}`}>{shownName}</span>
              {beside.map((words) => (
                <small key={words}>{words}</small>
              ))}
            </td>
            <td data-label="Due">{due}</td>
            <td data-label="Last update">{lastUpdate}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
