import { StatusNotes, StatusTag } from "#app/components/status/status-tag.tsx";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** The recommendations of a review, with their wording and their status. */
export function RecommendationsTable({
  statuses,
  wordings,
  query,
}: {
  statuses: readonly RecommendationStatus[];
  /** The wording of each recommendation, by its id. */
  wordings: ReadonlyMap<number, string>;
  /** The query string that keeps links on the date of the page. */
  query: string;
}) {
  return (
    <table className="stack">
      <thead>
        <tr>
          <th scope="col">Recommendation</th>
          <th scope="col">As worded</th>
          <th scope="col">Rating</th>
        </tr>
      </thead>
      <tbody>
        {statuses.map((status) => (
          <tr key={status.id}>
            <th scope="row">
              <a href={`/recommendations/${status.reference}${query}`}>{status.reference}</a> {status.shortTitle}
            </th>
            <td data-label="As worded">{wordings.get(status.id)}</td>
            <td data-label="Rating">
              <StatusTag as={status.status} />
              <StatusNotes recommendation={status} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
