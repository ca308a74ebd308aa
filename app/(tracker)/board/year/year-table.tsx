import { emptySectionTexts, type RatedStatus, type YearRow } from "#lib/reporting/yearly-extract/rules.ts";

/** The rating of each recommendation at the start and at the end of the period. */
export function YearTable({ rows }: { rows: readonly YearRow[] }) {
  if (rows.length === 0) return <p>{emptySectionTexts.rows}</p>;
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">Owner</th>
          <th scope="col">When it began</th>
          <th scope="col">When it ended</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ reference, shortTitle, owner, atStart, atEnd, beside }) => (
          <tr key={reference}>
            <th scope="row">
              <strong>{reference}</strong> {shortTitle}
            </th>
            <td data-label="Owner">{owner}</td>
            <td data-label="When it began">{atStart ? <Rating {...atStart} /> : "Not made yet"}</td>
            <td data-label="When it ended">
              <Rating {...atEnd} />
              {beside.map((words) => (
                <small key={words}>{words}</small>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Rating({ shown, name }: RatedStatus) {
  return <span className={`shown ${shown}`}>{name}</span>;
}
