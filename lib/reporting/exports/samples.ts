import { and, eq, lte } from "drizzle-orm";
import { trail } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";

/** The ids of the recommendations that sample data of a trial is about, as of an instant. */
export const listSampled = memoizeAsOf(16, async (ctx: Snapshot, _: null): Promise<ReadonlySet<number>> => {
  const rows = await ctx.db
    .selectDistinct({ id: trail.subjectId })
    .from(trail)
    .where(and(eq(trail.sample, true), eq(trail.subjectKind, "recommendation"), lte(trail.number, ctx.asOf.event)));
  return new Set(rows.map(({ id }) => id));
});

/** Marks a recommendation that sample data is about in its short title, which is shown wherever it is named. */
export async function sampleMarker(ctx: Snapshot) {
  const sampled = await listSampled(ctx, null);
  return <Named extends { readonly id: number; readonly shortTitle: string }>(named: Named): Named =>
    sampled.has(named.id) ? { ...named, shortTitle: `${named.shortTitle} (sample)` } : named;
}
