import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { OwnedRecommendations } from "#lib/partnership/owned.queries.ts";
import type { OwnedLinksProps } from "./owned-links.tsx";

/** The links to what an agency owns. `query` keeps them on the date of the page. */
export function linksToOwned(
  id: number,
  owned: OwnedRecommendations,
  directory: Directory,
  query: string,
): OwnedLinksProps {
  const hidden = owned.total - owned.parts.reduce((sum, { references }) => sum + references.length, 0);
  return {
    parts: owned.parts.map(({ agencyId, references }) => ({
      links: references.map((reference) => ({
        href: `/recommendations/${reference}${query && `?${query}`}`,
        label: reference,
      })),
      namedAs: agencyId === id ? null : (directory.get(agencyId)?.name ?? null),
    })),
    more:
      hidden > 0
        ? {
            href: `/recommendations?owner=${id}${query && `&${query}`}`,
            label: `${hidden.toLocaleString("en-GB")} more`,
          }
        : null,
  };
}
