import { StatusTag } from "#app/components/status/status-tag.tsx";
import type { MeetingDecision } from "#lib/reporting/agenda/queries.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";

/** The decisions of a meeting, each with the status of its recommendation now. */
export function DecisionsTable({ decisions, known }: { decisions: readonly MeetingDecision[]; known: Lookups }) {
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">Decided</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map(({ trail, event, position }) => (
          <tr key={trail}>
            <th scope="row">
              <a href={`/recommendations/${position.reference}#n${trail}`}>{position.reference}</a>{" "}
              {position.shortTitle}
            </th>
            <td data-label="Decided">
              {event.title(known)}
              {event.details(known).map(({ heading, text }) => (
                <small key={text} className="as-typed">
                  {heading && `${heading}: `}
                  {text}
                </small>
              ))}
            </td>
            <td data-label="Now">
              <StatusTag as={position.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
