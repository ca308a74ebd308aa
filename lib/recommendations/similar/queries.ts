import { asc, eq, lte, sql } from "drizzle-orm";
import { LRUCache } from "lru-cache";
import { prepared } from "#db/client.ts";
import { recommendations, reviews } from "#db/schema/index.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { cacheOfEpoch } from "#lib/core/memoize.ts";
import { themeKeysById } from "#lib/partnership/themes.queries.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { findSimilar, indexOf, type Similar, type SimilarityIndex } from "./rules.ts";
import { comparableWords, type Terms, termsOf } from "./terms.ts";

const upTo = sql.placeholder("trail");

const wordingRows = prepared((db) =>
  db
    .select({
      id: recommendations.id,
      reviewId: recommendations.reviewId,
      ...wordsAsOf(upTo),
    })
    .from(recommendations)
    .where(lte(recommendations.trail, upTo))
    .orderBy(asc(recommendations.id))
    .prepare(),
);

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

const keptIndexes = cacheOfEpoch(() => new LRUCache<number, WordedIndex>({ max: 2 }));
/** The terms of each wording, by the recommendation and the event that worded it: an added review costs only its own. */
const keptTerms = cacheOfEpoch(() => new Map<string, Terms>());

/** The wordings as of an instant, compared by their words. Kept by the last event that worded one. */
function indexAsOf(ctx: Snapshot): WordedIndex {
  const event = lastWordingEvent(ctx.db).get({ trail: ctx.asOf.event })?.event ?? 0;
  const kept = keptIndexes(ctx)?.get(event);
  if (kept) return kept;
  const known = keptTerms(ctx);
  const rows = wordingRows(ctx.db).all({ trail: event });
  const texts = rows.map(({ id, shortTitle, wording, wordedBy }) => {
    const key = `${id} ${wordedBy}`;
    const terms = known?.get(key) ?? termsOf(`${shortTitle} ${wording}`);
    known?.set(key, terms);
    return { id, terms };
  });
  const built = { index: indexOf(texts), reviewOf: new Map(rows.map(({ id, reviewId }) => [id, reviewId])) };
  keptIndexes(ctx)?.set(event, built);
  return built;
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
  const { index, reviewOf } = indexAsOf(ctx);
  const keys = themes.length > 0 ? await themeKeysById(ctx) : new Map<number, readonly string[]>();
  const sharesTheme = (id: number) => keys.get(id)?.some((key) => themes.includes(key)) ?? false;
  const found = findSimilar(index, termsOf(text), {
    most,
    isWanted: (id) => reviewOf.get(id) !== reviewId,
    bonus: (id) => (sharesTheme(id) ? SAME_THEMES : 0),
  });
  return found.map((similar) => ({ ...similar, sharesTheme: sharesTheme(similar.id) }));
}

const MOST_WORDS = 6;

/** The words of a text whose terms another text has too, each once, as the first one has them. */
export function wordsInCommon(text: string, other: string): string[] {
  const terms = termsOf(other);
  const byTerm = new Map<string, string>();
  for (const { word, term } of comparableWords(text)) if (terms.has(term) && !byTerm.has(term)) byTerm.set(term, word);
  return [...byTerm.values()].slice(0, MOST_WORDS);
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
    .where(sql`${recommendations.id} in (select value from json_each(${JSON.stringify(ids)}))`);
  return new Map(rows.map((row) => [row.id, row]));
}
