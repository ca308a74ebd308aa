import { setImmediate } from "node:timers/promises";
import { asc, eq, inArray, lte, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { prepared } from "#db/client.ts";
import { listOf } from "#db/list.ts";
import { recommendations, reviews } from "#db/schema/index.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { cacheOfEpoch, keepUnlessFailed } from "#lib/core/memoize.ts";
import { themeKeysById } from "#lib/partnership/themes.queries.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import {
  findSimilar,
  indexOf,
  type PackedTerms,
  packTerms,
  type Similar,
  type SimilarityIndex,
  type Vocabulary,
} from "./rules.ts";
import { termsOf } from "./terms.ts";

const [upTo, ids] = [sql.placeholder("trail"), sql.placeholder("ids")];

/** Which event worded each recommendation, without its words. */
const wordingEvents = prepared((db) =>
  db
    .select({ id: recommendations.id, reviewId: recommendations.reviewId, wordedBy: wordsAsOf(upTo).wordedBy })
    .from(recommendations)
    .where(lte(recommendations.trail, upTo))
    .orderBy(asc(recommendations.id))
    .prepare(),
);

const wordingsByIds = prepared((db) => {
  const { shortTitle, wording } = wordsAsOf(upTo);
  return db
    .select({ id: recommendations.id, shortTitle, wording })
    .from(recommendations)
    .where(sql`${recommendations.id} in (select value from json_each(${ids}))`)
    .prepare();
});

const lastWordingEvent = prepared((db) =>
  db
    .select({
      event: sql<number>`max(coalesce((select max(r.trail) from ${recommendations} r where r.trail <= ${upTo}), 0),
        coalesce((select max(w.trail) from wordings w where w.trail <= ${upTo}), 0))`,
    })
    .from(sql`(select 1)`)
    .prepare(),
);

interface WordedIndex {
  readonly index: SimilarityIndex;
  readonly reviewOf: ReadonlyMap<number, number>;
}

/** The terms of the wordings that were read so far, by the recommendation and the event that worded it. */
interface KnownTerms {
  readonly vocabulary: Vocabulary;
  readonly packed: Map<string, PackedTerms>;
}

const nothingKnown = (): KnownTerms => ({ vocabulary: new Map(), packed: new Map() });
const keptTerms = cacheOfEpoch(nothingKnown);
const keptIndexes = cacheOfEpoch(() => new LRUCache<number, Promise<WordedIndex>>({ max: 2 }));

/** The wordings as of an instant, compared by their words. Kept by the last event that worded one. */
function indexAsOf(ctx: Snapshot): Promise<WordedIndex> {
  const event = lastWordingEvent(ctx.db).get({ trail: ctx.asOf.event })?.event ?? 0;
  const indexes = keptIndexes(ctx);
  const kept = indexes?.get(event);
  if (kept) return kept;
  const built = buildIndex(ctx, event);
  if (indexes) keepUnlessFailed(indexes, event, built);
  return built;
}

/** How many wordings are read at a time. Other requests are answered in between. */
const BATCH = 500;

async function buildIndex(ctx: Snapshot, event: number): Promise<WordedIndex> {
  const { vocabulary, packed } = keptTerms(ctx) ?? nothingKnown();
  const rows = wordingEvents(ctx.db).all({ trail: event });
  const keys = new Map(rows.map(({ id, wordedBy }) => [id, `${id} ${wordedBy}`]));
  const unread = rows.flatMap(({ id }) => (packed.has(keys.get(id) ?? "") ? [] : [id]));
  for (let start = 0; start < unread.length; start += BATCH) {
    if (start > 0) await setImmediate();
    const batch = unread.slice(start, start + BATCH);
    for (const { id, shortTitle, wording } of wordingsByIds(ctx.db).all({ trail: event, ids: JSON.stringify(batch) }))
      packed.set(keys.get(id) ?? "", packTerms(termsOf(`${shortTitle} ${wording}`), vocabulary));
  }
  const texts = rows.flatMap(({ id }) => {
    const terms = packed.get(keys.get(id) ?? "");
    return terms ? [{ id, packed: terms }] : [];
  });
  return { index: indexOf(texts, vocabulary), reviewOf: new Map(rows.map(({ id, reviewId }) => [id, reviewId])) };
}

/** How much more alike two recommendations are for the themes that both have: as much as a fifth of their words. */
const SAME_THEMES = 0.1;

/** A recommendation of another review that is like a text, and whether both have a theme of one name. */
export interface Alike extends Similar {
  readonly sharesTheme: boolean;
}

interface Wanted {
  readonly most: number;
  /** The themes of the text, by their keys. */
  readonly themes?: readonly string[];
  /** The review that the text is of, whose own recommendations are left out; none if it is not published. */
  readonly reviewId?: number;
}

/** The recommendations that are most like a text, by words and themes, the most alike first. */
export async function listAlike(
  ctx: Snapshot,
  text: string,
  { most, themes = [], reviewId }: Wanted,
): Promise<Alike[]> {
  const { index, reviewOf } = await indexAsOf(ctx);
  const keys = themes.length > 0 ? await themeKeysById(ctx) : new Map<number, readonly string[]>();
  const sharesTheme = (id: number) => keys.get(id)?.some((key) => themes.includes(key)) ?? false;
  const found = findSimilar(index, termsOf(text), {
    most,
    isWanted: (id) => reviewOf.get(id) !== reviewId,
    bonus: (id) => (sharesTheme(id) ? SAME_THEMES : 0),
  });
  return found.map((similar) => ({ ...similar, sharesTheme: sharesTheme(similar.id) }));
}

/** A recommendation as it is shown beside another one. */
export interface Worded {
  readonly id: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly review: { readonly code: string; readonly title: string; readonly publishedOn: CalendarDate };
}

/** The words and the reviews of these recommendations as of an instant, by id. */
export async function wordedById(ctx: Snapshot, ids: readonly number[]): Promise<ReadonlyMap<number, Worded>> {
  const { shortTitle, wording } = wordsAsOf(ctx.asOf.event);
  const rows = await ctx.db
    .select({
      id: recommendations.id,
      reference: recommendations.reference,
      shortTitle,
      wording,
      review: { code: reviews.code, title: reviews.title, publishedOn: reviews.publishedOn },
    })
    .from(recommendations)
    .innerJoin(reviews, eq(reviews.id, recommendations.reviewId))
    .where(inArray(recommendations.id, listOf(ids)));
  return new Map(rows.map((row) => [row.id, row]));
}
