import { LRUCache } from "lru-cache";
import type { CalendarDate } from "#lib/core/clock.ts";
import { type AsOf, atDate, type Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { findTheme } from "#lib/partnership/themes.queries.ts";
import { keptBoard, type StatusBoard, statusBoard } from "./board.ts";
import { bitsOf, countsByKind, type Kind } from "./kinds.rules.ts";
import {
  byReference,
  conditionsOf,
  directionOf,
  type Filter,
  isDueWithin,
  isFound,
  isOfReview,
  isOwnedBy,
  type Listing,
  type Order,
  PAGE_SIZE,
  sorted,
} from "./listing.rules.ts";
import { readFacts } from "./reads.ts";
import { deriveStatus, type RecommendationStatus } from "./rules.ts";
import { type SearchedTexts, searchedTexts } from "./searched-texts.ts";
import { type Summary, summaryFrom } from "./summary.rules.ts";
import { type Totals, tallyOf } from "./tally.rules.ts";

/** One page of a listing. */
export async function listStatuses(
  ctx: Snapshot,
  { page, sort, direction, ...filter }: Listing,
): Promise<RecommendationStatus[]> {
  const listed = await listAllStatuses(ctx, filter, { sort, direction });
  return listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/** The first recommendations of a kind, at most so many, in the order of their references. */
export async function listOfKind(ctx: Snapshot, kind: Kind, most: number): Promise<RecommendationStatus[]> {
  const board = await statusBoard(ctx);
  const wanted = bitsOf(kind);
  const places: number[] = [];
  // An iterator over the entries would take ten times as long.
  for (let place = 0; place < board.kinds.length && places.length < most; place += 1) {
    if (((board.kinds[place] ?? 0) & wanted) === wanted) places.push(place);
  }
  return statusesAt(board, places);
}

/** The status of every recommendation that a filter selects, in the order of the references unless given. */
export async function listAllStatuses(
  ctx: Snapshot,
  which: Filter,
  order: Order = byReference,
): Promise<readonly RecommendationStatus[]> {
  return listedOn(await statusBoard(ctx), which, order, await lookUp(ctx, which));
}

/** The status of every recommendation that an agency owns, in the order of the due dates. */
export async function listOwnedStatuses(ctx: Snapshot, agencyId: number): Promise<readonly RecommendationStatus[]> {
  return listAllStatuses(ctx, { owner: agencyId }, { sort: "due" });
}

export interface Counted {
  readonly listing: Filter;
  /** The meeting since which recommendations without an update are counted. */
  readonly lastMeeting: AsOf | null;
}

/** How many recommendations of a listing there are of each kind. */
export const countStatuses = memoizeAsOf(
  32,
  async (ctx: Snapshot, { listing, lastMeeting }: Counted): Promise<Summary> => {
    const board = await statusBoard(ctx);
    const isAll = isWhole(listing);
    const places = isAll ? [] : placesOf(board, listing, await lookUp(ctx, listing));
    const { byKinds } = isAll ? board.tally : tallyOf(statusesAt(board, places));
    const updates = isAll ? board.updates : Uint32Array.from(places, (place) => board.updates[place] ?? 0);
    return summaryFrom(countsByKind(byKinds), {
      total: updates.length,
      withoutUpdate: countUpTo(updates, 0),
      withoutUpdateSinceMeeting: countUpTo(updates, lastMeeting?.event ?? 0),
    });
  },
);

function countUpTo(events: Uint32Array, upTo: number): number {
  let count = 0;
  for (const event of events) if (event <= upTo) count += 1;
  return count;
}

/** Sums over all recommendations, such as how much evidence they have together. */
export async function countTotals(ctx: Snapshot): Promise<Totals> {
  return (await statusBoard(ctx)).tally.totals;
}

/** So many statuses of a day that has no board are read by themselves; for more of them its board is derived. */
const FEW = 1000;

/** The statuses of these recommendations, by id. Those that were not in the tracker yet are absent. */
export async function statusesById(
  ctx: Snapshot,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RecommendationStatus>> {
  const inOrder = [...new Set(ids)].toSorted((a, b) => a - b);
  const board = await (inOrder.length > FEW ? statusBoard(ctx) : keptBoard(ctx));
  if (!board) return derivedById(ctx, inOrder);
  const places = inOrder.flatMap((id) => board.places.get(id) ?? []);
  return new Map(statusesAt(board, places).map((status) => [status.id, status]));
}

const derivedById = memoizeAsOf(64, async (ctx: Snapshot, ids: readonly number[]) => {
  const directory = await listAgencies(ctx);
  const derived = readFacts(ctx, ids).map((facts) => deriveStatus(facts, directory, ctx.asOf.date));
  return new Map(derived.toSorted((a, b) => a.id - b.id).map((status) => [status.id, status]));
});

/** The status of a recommendation at the end of each of these days; undefined where it was not in the tracker yet. */
export function statusAtMeetings(
  ctx: Snapshot,
  id: number,
  days: readonly CalendarDate[],
): Promise<(RecommendationStatus | undefined)[]> {
  return Promise.all(days.map(async (day) => (await statusesById(await atDate(ctx, day), [id])).get(id)));
}

/** What a filter needs beside the statuses: the texts that a search looks in, and the recommendations with a theme. */
interface LookedUp {
  readonly texts: SearchedTexts;
  readonly themed: ReadonlySet<number>;
}

async function lookUp(ctx: Snapshot, which: Filter): Promise<LookedUp> {
  const theme = which.theme === undefined ? undefined : await findTheme(ctx, which.theme);
  return { texts: await searchedTexts(ctx, which), themed: new Set(theme?.recommendationIds) };
}

const LISTINGS_KEPT = 16;
const listings = new WeakMap<StatusBoard, LRUCache<string, readonly RecommendationStatus[]>>();

/** The recommendations of a listing, all pages: filtered and sorted once for each board. */
function listedOn(board: StatusBoard, filter: Filter, order: Order, looked: LookedUp): readonly RecommendationStatus[] {
  const kept = listings.get(board) ?? new LRUCache<string, readonly RecommendationStatus[]>({ max: LISTINGS_KEPT });
  listings.set(board, kept);
  const key = JSON.stringify([conditionsOf(filter), order.sort, directionOf(order)]);
  const listed =
    kept.get(key) ??
    sorted(isWhole(filter) ? board.statuses : statusesAt(board, placesOf(board, filter, looked)), order);
  kept.set(key, listed);
  return listed;
}

function isWhole(filter: Filter): boolean {
  return conditionsOf(filter).length === 0;
}

/** The places on a board of the recommendations that meet every condition of a filter. */
function placesOf({ statuses, kinds }: StatusBoard, filter: Filter, { texts, themed }: LookedUp): number[] {
  const { q, owner, rating, only, review, theme } = filter;
  const wanted = bitsOf(rating, only);
  const isMatching = (status: RecommendationStatus | undefined) =>
    status !== undefined &&
    (owner === undefined || isOwnedBy(status, owner)) &&
    (review === undefined || isOfReview(status, review)) &&
    isDueWithin(status, filter) &&
    (theme === undefined || themed.has(status.id)) &&
    (q === undefined || isFound(texts.get(status.id) ?? "", q));
  const places: number[] = [];
  // An iterator over the entries would take ten times as long.
  for (let place = 0; place < kinds.length; place += 1) {
    if (((kinds[place] ?? 0) & wanted) === wanted && isMatching(statuses[place])) places.push(place);
  }
  return places;
}

function statusesAt({ statuses }: StatusBoard, places: readonly number[]): RecommendationStatus[] {
  return places.flatMap((place) => statuses[place] ?? []);
}
