import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { OwnedRecommendations } from "#lib/partnership/owned.queries.ts";

/** Links to the first recommendations that an agency owns, grouped by the agency that the review named, and to the rest. */
export function OwnedReferences({
  id,
  owned,
  directory,
  query = "",
}: {
  id: number;
  owned: OwnedRecommendations;
  directory: Directory;
  /** The query string that keeps links on the date of the page. */
  query?: string;
}) {
  if (owned.total === 0) return "Nothing";
  const hidden = owned.total - owned.parts.reduce((sum, { references }) => sum + references.length, 0);
  return (
    <>
      {owned.parts.map(({ agencyId, references }, part) => (
        <span key={agencyId}>
          {part > 0 && "; "}
          {references.map((reference, index) => (
            <span key={reference}>
              {index > 0 && ", "}
              <a href={`/recommendations/${reference}${query && `?${query}`}`}>{reference}</a>
            </span>
          ))}
          {agencyId !== id && (
            <>
              {" "}
              <small>named as {directory.get(agencyId)?.name}</small>
            </>
          )}
        </span>
      ))}
      {hidden > 0 && (
        <>
          {" and "}
          <a href={`/recommendations?owner=${id}${query && `&${query}`}`}>{hidden.toLocaleString("en-GB")} more</a>
        </>
      )}
    </>
  );
}
