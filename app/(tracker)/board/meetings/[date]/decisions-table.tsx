import type { AsAt } from "#app/components/layout/as-at.ts";
import { DataTable } from "#app/components/layout/data-table.tsx";
import { queryFor } from "#app/components/layout/past-date.tsx";
import { StatusTag } from "#app/components/status/status-tag.tsx";
import { formatShortDate } from "#lib/core/clock.ts";
import type { MeetingDecision } from "#lib/reporting/agenda/queries.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";

/** The decisions of a meeting, each with the status of its recommendation on the date of the page. */
export function DecisionsTable({
  decisions,
  known,
  as,
}: {
  decisions: readonly MeetingDecision[];
  known: Lookups;
  as: AsAt;
}) {
  const when = as.isToday ? "Rating now" : formatShortDate(as.ctx.asOf.date);
  return (
    <DataTable>
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">Decision or note</th>
          <th scope="col">{when}</th>
        </tr>
      </thead>
      <tbody>
        {decisions.map(({ trail, event, position }) => (
          <tr key={trail}>
            <th scope="row">
              <a href={`/recommendations/${position.reference}${queryFor(as)}#n${trail}`}>{position.reference}</a>{" "}
              {position.shortTitle}
            </th>
            <td data-label="Decision or note">
              {event.title(known)}
              {event.details(known).map(({ heading, text }) => (
                <small key={text}>
                  {heading && `${heading}: `}
                  {text}
                </small>
              ))}
            </td>
            <td data-label={when}>
              <StatusTag as={position.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
