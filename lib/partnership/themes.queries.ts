import { asc, inArray, lte, sql } from "drizzle-orm";
import { idList } from "#db/json.ts";
import { themes, themeTaggings } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { themeKey } from "./themes.rules.ts";

/** A theme across all reviews, with the recommendations that are tagged with it. */
export interface Theme {
  readonly key: string;
  /** As the first review that has it spells it. */
  readonly name: string;
  /** The reviews that name it, whether one of their recommendations is tagged with it or not. */
  readonly reviewIds: readonly number[];
  readonly recommendationIds: readonly number[];
}

/** The themes as of an instant, by their names. */
export const listThemes = memoizeAsOf(8, async (ctx: Snapshot, _all: null): Promise<Theme[]> => {
  const rows = await ctx.db
    .select({ id: themes.id, reviewId: themes.reviewId, name: themes.name })
    .from(themes)
    .where(lte(themes.trail, ctx.asOf.event))
    .orderBy(asc(themes.id));
  const tagged = new Map<number, number[]>();
  for (const { recommendationId, themeIds } of await latestTaggings(ctx))
    for (const id of themeIds) tagged.set(id, [...(tagged.get(id) ?? []), recommendationId]);
  return [...Map.groupBy(rows, ({ name }) => themeKey(name))]
    .map(([key, of]) => ({
      key,
      name: of[0]?.name ?? key,
      reviewIds: [...new Set(of.map(({ reviewId }) => reviewId))],
      recommendationIds: [...new Set(of.flatMap(({ id }) => tagged.get(id) ?? []))],
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name, "en-GB"));
});

/** The theme of a name as of an instant; undefined if no review has it. */
export async function findTheme(ctx: Snapshot, name: string): Promise<Theme | undefined> {
  const key = themeKey(name);
  return (await listThemes(ctx, null)).find((theme) => theme.key === key);
}

/** The keys of the themes of each recommendation as of an instant, by its id. */
export async function themeKeysById(ctx: Snapshot): Promise<ReadonlyMap<number, readonly string[]>> {
  const keys = new Map<number, string[]>();
  for (const { key, recommendationIds } of await listThemes(ctx, null))
    for (const id of recommendationIds) keys.set(id, [...(keys.get(id) ?? []), key]);
  return keys;
}

async function latestTaggings(ctx: Snapshot) {
  const { event } = ctx.asOf;
  const rows = await ctx.db
    .select({ recommendationId: themeTaggings.recommendationId, themeIds: themeTaggings.themeIds })
    .from(themeTaggings)
    .where(
      inArray(
        themeTaggings.trail,
        sql`(select max(t.trail) from ${themeTaggings} t where t.trail <= ${event} group by t.recommendation_id)`,
      ),
    );
  return rows.map(({ recommendationId, themeIds }) => ({ recommendationId, themeIds: idList.parse(themeIds) }));
}
