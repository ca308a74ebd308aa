import { LRUCache } from "lru-cache";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { keptBoard, type StatusBoard, statusBoard } from "./board.ts";
import {
  type Filter,
  type Listing,
  matching,
  type OnlyFilter,
  PAGE_SIZE,
  type Sorting,
  sorted,
} from "./listing.rules.ts";
import { readFacts } from "./reads.ts";
import { deriveStatus, type RecommendationStatus } from "./rules.ts";
import { type Summary, summaryOf } from "./summary.rules.ts";

/** One page of a listing. */
export async function listStatuses(ctx: Snapshot, { page, sort, ...filter }: Listing): Promise<RecommendationStatus[]> {
  const listed = listedOn(await statusBoard(ctx), filter, sort);
  return listed.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
}

/** The first recommendations that meet a filter, at most so many, in the order of their references. */
export async function listFiltered(ctx: Snapshot, only: OnlyFilter, most: number): Promise<RecommendationStatus[]> {
  return listedOn(await statusBoard(ctx), { only }, "reference").slice(0, most);
}

/** The status of every recommendation of one review, of one agency, or of all, in the order of the references. */
export async function listAllStatuses(
  ctx: Snapshot,
  which: Pick<Filter, "owner" | "review">,
): Promise<readonly RecommendationStatus[]> {
  return listedOn(await statusBoard(ctx), which, "reference");
}

/** The status of every recommendation that an agency owns, in the order of the due dates. */
export async function listOwnedStatuses(ctx: Snapshot, agencyId: number): Promise<readonly RecommendationStatus[]> {
  return listedOn(await statusBoard(ctx), { owner: agencyId }, "due");
}

/** How many recommendations of a listing there are of each kind. */
export interface Counted {
  readonly listing: Filter;
  /** Counts the recommendations without an update since then. */
  readonly lastMeeting: AsOf | null;
}

/** How many recommendations of a listing there are of each kind. */
export const countStatuses = memoizeAsOf(
  32,
  async (ctx: Snapshot, { listing, lastMeeting }: Counted): Promise<Summary> =>
    summaryOf(matching((await statusBoard(ctx)).statuses, listing), lastMeeting?.event ?? null),
);

/** So many statuses of a past day are read by themselves; for more, a board of that day is derived. */
const FEW = 200;

/** The statuses of these recommendations, by id. Those that were not made yet are absent. */
export async function statusesById(
  ctx: Snapshot,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RecommendationStatus>> {
  const inOrder = [...new Set(ids)].toSorted((a, b) => a - b);
  const board = await (inOrder.length > FEW ? statusBoard(ctx) : keptBoard(ctx));
  return board ? pickedFrom(board, inOrder) : derivedById(ctx, inOrder);
}

function pickedFrom({ statuses, places }: StatusBoard, ids: readonly number[]) {
  const picked = ids.flatMap((id) => statuses[places.get(id) ?? statuses.length] ?? []);
  return new Map(picked.map((status) => [status.id, status]));
}

const derivedById = memoizeAsOf(64, async (ctx: Snapshot, ids: readonly number[]) => {
  const directory = await listAgencies(ctx);
  const derived = readFacts(ctx, ids).map((facts) => deriveStatus(facts, directory, ctx.asOf.date));
  return new Map(derived.toSorted((a, b) => a.id - b.id).map((status) => [status.id, status]));
});

const LISTINGS_KEPT = 16;
const listings = new WeakMap<StatusBoard, LRUCache<string, readonly RecommendationStatus[]>>();

/** The recommendations of a listing, all pages: filtered and sorted once for each board. */
function listedOn(board: StatusBoard, filter: Filter, sort: Sorting): readonly RecommendationStatus[] {
  const kept = listings.get(board) ?? new LRUCache<string, readonly RecommendationStatus[]>({ max: LISTINGS_KEPT });
  listings.set(board, kept);
  const key = JSON.stringify([filter.owner, filter.rating, filter.only, filter.review, sort]);
  const listed = kept.get(key) ?? sorted(matching(board.statuses, filter), sort);
  kept.set(key, listed);
  return listed;
}
