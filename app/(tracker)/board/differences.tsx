import type { AsAt } from "#app/components/layout/as-at.ts";
import { queryFor } from "#app/components/layout/past-date.tsx";
import { Sample } from "#app/components/status/status-tag.tsx";
import { dateOf, formatDate } from "#lib/core/clock.ts";
import type { BoardSummary } from "#lib/reporting/board.queries.ts";

/** The differences for children that owners reported, quoted with their evidence. */
export function Differences({ board: { differences, directory }, as }: { board: BoardSummary; as: AsAt }) {
  return (
    <section aria-labelledby="differences">
      <h2 id="differences">What difference it has made</h2>
      {differences.length === 0 ? (
        <p>Nothing has been reported yet. When owners report a difference, it appears here with its evidence.</p>
      ) : (
        <ul className="grid gap-4">
          {differences.map(({ trail, reference, agencyId, difference, at, sample, evidence }) => (
            <li key={trail} className="border-l-4 border-focus pl-4">
              <blockquote className="border-0 pl-0">{difference}</blockquote>
              <p className="mt-1 text-sm text-soft">
                <a href={`/recommendations/${reference}${queryFor(as)}`}>{reference}</a>,{" "}
                {directory.get(agencyId)?.name}, {formatDate(dateOf(at))}
                <Sample of={sample} />
                {" · "}
                {evidence.length === 0
                  ? "no evidence of difference yet"
                  : evidence.map(({ id, title, url }, index) => (
                      <span key={id}>
                        {index > 0 && ", "}
                        <a href={url ?? `/api/evidence/${id}`}>{title}</a>
                      </span>
                    ))}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
