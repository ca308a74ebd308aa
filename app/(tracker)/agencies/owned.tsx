import type { OwnedRecommendations } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";

/** What an agency owns: the first references, under which name where that was another's, and the way to the rest. */
export function OwnedReferences({
  id,
  owned,
  directory,
}: {
  id: number;
  owned: OwnedRecommendations;
  directory: Directory;
}) {
  if (owned.total === 0) return "Nothing";
  const more = owned.total - owned.parts.reduce((sum, { references }) => sum + references.length, 0);
  return (
    <>
      {owned.parts.map(({ agencyId, references }, part) => (
        <span key={agencyId}>
          {part > 0 && "; "}
          {references.map((reference, index) => (
            <span key={reference}>
              {index > 0 && ", "}
              <a href={`/recommendations/${reference}`}>{reference}</a>
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
      {more > 0 && (
        <>
          {" and "}
          <a href={`/recommendations?owner=${id}`}>{more.toLocaleString("en-GB")} more</a>
        </>
      )}
    </>
  );
}
