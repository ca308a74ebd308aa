import { aboutKinds } from "#db/types.ts";
import type { Context, Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { listAllStatuses } from "#lib/status/queries.ts";
import { correctedTerms, expressionOf, termExpression } from "./expression.reads.ts";
import { labelOfFact } from "./fact-label.ts";
import { type FoundPerson, findPeople } from "./found-people.queries.ts";
import { type Hit, hitsOf, MOST_RANKED, textsOf } from "./index.reads.ts";
import { type MarkedPart, markedParts } from "./marked-text.ts";
import { aboutOf, subjectsWithAll } from "./parts.reads.ts";
import { type Ranked, rankedGroups } from "./ranking.rules.ts";
import type { SearchInput } from "./rules.ts";
import { parseSearch, searchText, type Term } from "./terms.rules.ts";

export const RESULTS_PER_PAGE = 10;
const MATCHES_SHOWN = 3;

/** A fact that a search found, with its matches marked. */
export interface Match {
  readonly id: number;
  readonly event: number;
  /** What it is and when it was recorded, such as "Update posted, 16 Nov 2026" or "Wording". */
  readonly label: string;
  readonly isSample: boolean;
  readonly title: readonly MarkedPart[];
  readonly text: readonly MarkedPart[];
}

/** What a search found about one subject. */
export interface Result {
  readonly kind: (typeof aboutKinds)[number];
  readonly id: number;
  readonly matches: readonly Match[];
  /** How many more facts about it were found. */
  readonly more: number;
}

export interface SearchResults {
  /** One page of them. */
  readonly results: readonly Result[];
  readonly total: number;
  /** Whether more was found than is ranked and listed. */
  readonly isCutShort: boolean;
  /** What was searched for in place of what was typed; null if that was found, or nothing like it is there. */
  readonly correctedTo: string | null;
  /** The people with such a name, for those who may see them. */
  readonly people: readonly FoundPerson[];
}

/** What is found now, best first, in texts that everyone who is signed in may read; and people, for those who may see them. */
export async function searchTracker(ctx: Context, input: SearchInput): Promise<SearchResults> {
  const typed = parseSearch(input.q);
  const asTyped = await findTerms(ctx, typed, input);
  const people = isNarrowed(input) ? [] : await findPeople(ctx, typed);
  const isFound = asTyped.groups.length > 0 || people.length > 0;
  const meant = isFound || input.exact ? null : correctedTerms(ctx, typed);
  const found = meant ? await findTerms(ctx, meant, input) : asTyped;
  const shown = found.groups.slice((input.page - 1) * RESULTS_PER_PAGE, input.page * RESULTS_PER_PAGE);
  const isCorrected = meant !== null && found.groups.length > 0;
  return {
    results: resultsOf(ctx, found.expression, shown),
    total: found.groups.length,
    isCutShort: found.isCutShort,
    correctedTo: isCorrected ? searchText(meant) : null,
    people,
  };
}

interface Found {
  readonly expression: string;
  readonly groups: readonly Ranked<Hit>[];
  readonly isCutShort: boolean;
}

async function findTerms(ctx: Snapshot, terms: readonly Term[], input: SearchInput): Promise<Found> {
  if (terms.length === 0) return { expression: "", groups: [], isCutShort: false };
  const expression = expressionOf(ctx, terms);
  const all = await rankedMatches(ctx, expression);
  const among = await subjectsAmong(ctx, input);
  if (all.groups.length === 0) return findInParts(ctx, terms, among);
  if (!among) return { expression, ...all };
  const { groups, isCutShort } = all.isCutShort ? rank(ctx, expression, among) : all;
  const wanted = new Set(among);
  return { expression, isCutShort, groups: groups.filter(({ about }) => wanted.has(about)) };
}

/** Where no text has all terms: the recommendations that have them in several texts, those with the best text first. */
async function findInParts(ctx: Snapshot, terms: readonly Term[], among: readonly number[] | null): Promise<Found> {
  const expression = terms.map((term) => `(${termExpression(ctx, term)})`).join(" OR ");
  const everywhere = await subjectsWithAll(ctx, terms);
  const wanted = among ? everywhere.filter((about) => among.includes(about)) : everywhere;
  if (wanted.length === 0) return { expression, groups: [], isCutShort: false };
  const ranked = rankedGroups(hitsOf(ctx, expression, wanted));
  const found = new Set(ranked.map(({ about }) => about));
  // Some have the words in the title of the review and the name of the owner alone.
  const others = wanted.filter((about) => !found.has(about)).map((about) => ({ about, hits: [] }));
  return { expression, groups: [...ranked, ...others], isCutShort: false };
}

const rankedMatches = memoizeAsOf(32, async (ctx: Snapshot, expression: string) => rank(ctx, expression, null));

/** Titles and wordings are ranked even if so much else is found that only the latest of it is. */
function rank(ctx: Snapshot, expression: string, among: readonly number[] | null): Omit<Found, "expression"> {
  const hits = hitsOf(ctx, expression, among);
  const isCutShort = hits.length === MOST_RANKED;
  const first = isCutShort ? hitsOf(ctx, `{title wording} : (${expression})`, among) : [];
  return { groups: rankedGroups([...first, ...hits]), isCutShort };
}

/** The subjects that the filters leave; null without a filter. */
async function subjectsAmong(ctx: Snapshot, { owner, rating, review }: SearchInput): Promise<number[] | null> {
  if (!isNarrowed({ owner, rating, review })) return null;
  const recommendations = await listAllStatuses(ctx, { owner, rating, review });
  const isOfReview = owner === undefined && rating === undefined;
  const reviews = isOfReview ? (await listReviews(ctx)).filter(({ code }) => code === review) : [];
  return [
    ...recommendations.map(({ id }) => aboutOf("recommendation", id)),
    ...reviews.map(({ id }) => aboutOf("review", id)),
  ];
}

function isNarrowed({ owner, rating, review }: Pick<SearchInput, "owner" | "rating" | "review">): boolean {
  return [owner, rating, review].some((value) => value !== undefined);
}

function resultsOf(ctx: Snapshot, expression: string, groups: readonly Ranked<Hit>[]): Result[] {
  const best = groups.flatMap(({ hits }) => hits.slice(0, MATCHES_SHOWN));
  const texts = textsOf(ctx, expression, best);
  return groups.map(({ about, hits }) => ({
    kind: aboutKinds[about % aboutKinds.length] ?? "recommendation",
    id: Math.floor(about / aboutKinds.length),
    matches: hits.slice(0, MATCHES_SHOWN).flatMap(({ id, source }) => {
      const found = texts.get(id);
      if (!found) return [];
      const { event, sample, title, text } = found;
      return [
        {
          id,
          event,
          label: labelOfFact(source, found),
          isSample: sample === 1,
          title: markedParts(title),
          text: markedParts(text),
        },
      ];
    }),
    more: Math.max(0, hits.length - MATCHES_SHOWN),
  }));
}
