import { aboutKinds } from "#db/types.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { reviewCodeOf } from "#lib/status/listing.rules.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import { termExpression } from "./expression.reads.ts";
import { subjectsWith } from "./index.reads.ts";
import type { Term } from "./terms.rules.ts";

/** The number that the index has for a subject: see `aboutKinds`. */
export function aboutOf(kind: (typeof aboutKinds)[number], id: number): number {
  return id * aboutKinds.length + aboutKinds.indexOf(kind);
}

/**
 * The recommendations, as subjects of the index, that have each of several terms somewhere: in one of their texts, the title
 * of their review or the name of their owner. None for a single term, which is in one text or in none.
 */
export async function subjectsWithAll(ctx: Snapshot, terms: readonly Term[]): Promise<number[]> {
  if (terms.length < 2) return [];
  const reviews = new Map((await listReviews(ctx)).map(({ code, id }) => [code, aboutOf("review", id)]));
  let left = (await listAllStatuses(ctx, {})).map(({ id, reference, owner }) => {
    const agency = owner && owner.succession.kind !== "to be decided" ? owner.succession.agency.id : null;
    return {
      about: aboutOf("recommendation", id),
      named: [reviews.get(reviewCodeOf(reference)), agency === null ? undefined : aboutOf("agency", agency)],
    };
  });
  for (const term of terms) {
    const expression = termExpression(ctx, term);
    const inTexts = subjectsWith(ctx, expression);
    const inNames = subjectsWith(ctx, `{title} : (${expression})`);
    left = left.filter(
      ({ about, named }) => inTexts.has(about) || named.some((one) => one !== undefined && inNames.has(one)),
    );
    if (left.length === 0) break;
  }
  return left.map(({ about }) => about);
}
