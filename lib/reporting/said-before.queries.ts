import type { Snapshot } from "#lib/core/context.ts";
import { listReviews, type Recommendation, themesOf } from "#lib/partnership/reviews.queries.ts";
import { themeKey } from "#lib/partnership/themes.rules.ts";
import { listLinks } from "#lib/recommendations/links/queries.ts";
import { type Alike, listAlike, type Worded, wordedById } from "#lib/recommendations/similar/queries.ts";
import { wordsInCommon } from "#lib/recommendations/similar/terms.ts";
import { reviewCodeOf } from "#lib/status/listing.rules.ts";
import { listAllStatuses, statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** A recommendation of another review that says something like a text, with where it stands. */
export interface Candidate extends Worded {
  readonly status: RecommendationStatus;
  /** How alike the two are: from 0.2 on worth looking at, 1 for the same words. */
  readonly score: number;
  /** Some words of it that the text has too, or that mean the same. */
  readonly words: readonly string[];
  /** Whether both have a theme of the same name. */
  readonly sharesTheme: boolean;
}

/** As many as a person looks through. */
const MOST_CANDIDATES = 8;
/** As many as a list to choose from has at most. */
const MOST_OTHERS = 200;
/** As many as fit beside each of a list of wordings. */
const MOST_PER_WORDING = 3;

/** The recommendations of other reviews that say something like a recommendation and are not linked with it, the most alike first. */
export async function listCandidates(ctx: Snapshot, recommendation: Recommendation): Promise<Candidate[]> {
  const { shortTitle, wording, review } = recommendation;
  const linked = (await listLinks(ctx, recommendation)).map(({ other }) => other.id);
  const text = `${shortTitle} ${wording}`;
  const themes = (await themesOf(ctx, recommendation)).map(({ name }) => themeKey(name));
  const alike = await listAlike(ctx, text, { most: MOST_CANDIDATES + linked.length, themes, reviewId: review.id });
  const wanted = alike.filter(({ id }) => !linked.includes(id)).slice(0, MOST_CANDIDATES);
  return candidatesFrom(ctx, text, wanted);
}

/** A review with its recommendations, to choose one of. */
export interface ReviewChoice {
  readonly name: string;
  readonly recommendations: readonly Pick<RecommendationStatus, "reference" | "shortTitle">[];
}

/**
 * The recommendations of other reviews that a recommendation is not linked with, by review, the latest published first;
 * null if there are more than a person looks through in one list.
 */
export async function listOthers(
  ctx: Snapshot,
  recommendation: Recommendation,
  most = MOST_OTHERS,
): Promise<ReviewChoice[] | null> {
  const linked = (await listLinks(ctx, recommendation)).map(({ other }) => other.id);
  const all = (await listAllStatuses(ctx, {})).filter(({ id }) => !linked.includes(id));
  const byCode = Map.groupBy(all, ({ reference }) => reviewCodeOf(reference));
  const reviews = (await listReviews(ctx)).filter(({ id }) => id !== recommendation.review.id);
  const choices = reviews
    .map(({ code, title }) => ({ name: title, recommendations: byCode.get(code) ?? [] }))
    .filter(({ recommendations }) => recommendations.length > 0);
  return choices.reduce((sum, { recommendations }) => sum + recommendations.length, 0) > most ? null : choices;
}

/** For each of these wordings, which are not in the tracker, the recommendations that say something like it, the most alike first. */
export async function similarTo(ctx: Snapshot, wordings: readonly string[]): Promise<Candidate[][]> {
  const found: Candidate[][] = [];
  for (const wording of wordings)
    found.push(await candidatesFrom(ctx, wording, await listAlike(ctx, wording, { most: MOST_PER_WORDING })));
  return found;
}

async function candidatesFrom(ctx: Snapshot, text: string, alike: readonly Alike[]): Promise<Candidate[]> {
  if (alike.length === 0) return [];
  const ids = alike.map(({ id }) => id);
  const worded = await wordedById(ctx, ids);
  const statuses = await statusesById(ctx, ids);
  return alike.flatMap(({ id, score, sharesTheme }) => {
    const [words, status] = [worded.get(id), statuses.get(id)];
    if (!words || !status) return [];
    return [
      { ...words, status, score, sharesTheme, words: wordsInCommon(`${words.shortTitle} ${words.wording}`, text) },
    ];
  });
}
