import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { reviewCodeOf } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** How many recommendations an owner or a review has, and how many of them need attention. */
export interface GroupCount {
  /** The filter that lists them: the id of an agency or the code of a review; null for those without an owner. */
  readonly key: number | string | null;
  readonly name: string;
  readonly total: number;
  /** Overdue or off track. */
  readonly late: number;
  readonly silent: number;
}

/** The recommendations counted by the agency that owns them now, those with the most that are late first. */
export function countByOwner(all: readonly RecommendationStatus[]): GroupCount[] {
  return counted(all, ({ owner }) =>
    owner === null || owner.succession.kind === "to be decided"
      ? [null, "No owner yet"]
      : [owner.succession.agency.id, formatOwner(owner)],
  );
}

/** The recommendations counted by review, those with the most that are late first. */
export function countByReview(
  all: readonly RecommendationStatus[],
  reviews: readonly { readonly code: string; readonly title: string }[],
): GroupCount[] {
  const titles = new Map(reviews.map(({ code, title }) => [code, title]));
  return counted(all, ({ reference }) => {
    const code = reviewCodeOf(reference);
    return [code, titles.get(code) ?? code];
  });
}

type Group = readonly [key: GroupCount["key"], name: string];

function counted(all: readonly RecommendationStatus[], groupOf: (one: RecommendationStatus) => Group): GroupCount[] {
  const groups = Map.groupBy(all, (one) => groupOf(one)[0]);
  return [...groups]
    .map(([key, of]): GroupCount => {
      const [first] = of;
      return {
        key,
        name: first ? groupOf(first)[1] : "",
        total: of.length,
        late: of.filter(({ status }) => status === "overdue" || status === "off-track").length,
        silent: of.filter(({ daysSilent }) => daysSilent !== null).length,
      };
    })
    .toSorted((a, b) => b.late - a.late || b.silent - a.silent || b.total - a.total || a.name.localeCompare(b.name));
}
