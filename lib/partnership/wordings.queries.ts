import { and, asc, eq, gt, inArray, isNotNull, lte, type Placeholder, sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import { recommendations, trail, wordings } from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import type { Recommendation } from "./reviews.queries.ts";

/**
 * The columns of the short title and the wording of a recommendation as of an event, and of the event that worded it so.
 * Before the recommendation was published they are those as published.
 */
export function wordsAsOf(event: number | Placeholder) {
  const worded = sql`from wordings w where w.recommendation_id = ${recommendations.id}
    and (w.trail <= ${event} or w.trail = ${recommendations.trail}) order by w.trail desc limit 1`;
  return {
    shortTitle: sql<string>`coalesce((select w.short_title ${worded}), ${recommendations.shortTitle})`,
    wording: sql<string>`coalesce((select w.wording ${worded}), ${recommendations.wording})`,
    wordedBy: sql`coalesce((select w.trail ${worded}), ${recommendations.trail})`.mapWith(Number),
  };
}

/** The wordings of recommendations as of an instant, by id. */
export async function wordingsOf(ctx: Snapshot, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  const { wording } = wordsAsOf(ctx.asOf.event);
  const rows = await ctx.db
    .select({ id: recommendations.id, wording })
    .from(recommendations)
    .where(inArray(recommendations.id, listOf(ids)));
  return new Map(rows.map((row) => [row.id, row.wording]));
}

/** The references, and the titles and wordings as published, of the recommendations with ids after one, by id. */
export async function listWordingsAfter(ctx: Snapshot, id: number) {
  // As of an event before all others, the words are those as published.
  const { shortTitle, wording } = wordsAsOf(0);
  return ctx.db
    .select({ id: recommendations.id, reference: recommendations.reference, shortTitle, wording })
    .from(recommendations)
    .where(gt(recommendations.id, id))
    .orderBy(asc(recommendations.id));
}

/** The wordings that took the place of others in the events after one, in the order of the events. */
export async function listCorrectionsAfter(ctx: Snapshot, event: number) {
  return ctx.db
    .select({
      trail: wordings.trail,
      id: wordings.recommendationId,
      reference: recommendations.reference,
      shortTitle: wordings.shortTitle,
      wording: wordings.wording,
    })
    .from(wordings)
    .innerJoin(recommendations, eq(recommendations.id, wordings.recommendationId))
    .where(and(gt(wordings.trail, event), isNotNull(wordings.reason)))
    .orderBy(asc(wordings.trail));
}

/** A wording that a correction has taken the place of. */
export interface EarlierWording {
  readonly shortTitle: string;
  readonly wording: string;
  /** When it was corrected, and why. */
  readonly correctedAt: Instant;
  readonly reason: string;
}

/** The wordings of a recommendation that had been corrected as of an instant, the latest first. */
export async function listEarlierWordings(
  ctx: Snapshot,
  { id }: Pick<Recommendation, "id">,
): Promise<EarlierWording[]> {
  const rows = await ctx.db
    .select({ shortTitle: wordings.shortTitle, wording: wordings.wording, reason: wordings.reason, at: trail.at })
    .from(wordings)
    .innerJoin(trail, eq(trail.number, wordings.trail))
    .where(and(eq(wordings.recommendationId, id), lte(wordings.trail, ctx.asOf.event)))
    .orderBy(asc(wordings.trail));
  const corrections = rows.filter(({ reason }) => reason !== null);
  const asPublished = rows.find(({ reason }) => reason === null) ?? (await asFirstEntered(ctx, id));
  const inOrder = [...(asPublished ? [asPublished] : []), ...corrections];
  return corrections
    .flatMap(({ at: correctedAt, reason }, index) => {
      const before = inOrder[index];
      if (!before || reason === null) return [];
      return [{ shortTitle: before.shortTitle, wording: before.wording, correctedAt, reason }];
    })
    .toReversed();
}

/** The words of a recommendation that an earlier version of the tracker entered. */
async function asFirstEntered(ctx: Snapshot, id: number) {
  const { shortTitle, wording } = recommendations;
  return ctx.db.select({ shortTitle, wording }).from(recommendations).where(eq(recommendations.id, id)).get();
}
