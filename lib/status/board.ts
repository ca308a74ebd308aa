import { LRUCache } from "lru-cache";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { cacheOfEpoch, keepUnlessFailed } from "#lib/core/memoize.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { effectsSince } from "./effects.ts";
import { kindsOf } from "./kinds.rules.ts";
import { readAllFacts, readFacts, recommendationsWithActionsDue } from "./reads.ts";
import { deriveOwner, deriveStatus, type RecommendationStatus } from "./rules.ts";
import { replaced, type Tally, tallyOf } from "./tally.rules.ts";

/** The status of every recommendation as of a snapshot. It is never changed: a later board is a new one. */
export interface StatusBoard {
  readonly date: CalendarDate;
  readonly directory: Directory;
  /** In the order of the references. */
  readonly statuses: readonly RecommendationStatus[];
  /** The kinds of each of `statuses` in bits. */
  readonly kinds: Uint32Array;
  /** The event of the last update of each of `statuses`; 0 if it has none. */
  readonly updates: Uint32Array;
  readonly tally: Tally;
  /** The index in `statuses` of each recommendation, by its id. */
  readonly places: ReadonlyMap<number, number>;
}

/** How many days have a board in memory, the days of past meetings among them, and how many boards each day. */
const DAYS_KEPT = 8;
const BOARDS_KEPT_A_DAY = 4;

type BoardsOfDay = LRUCache<number, Promise<StatusBoard>>;

/** The boards in memory, by day and event. */
const keptBoards = cacheOfEpoch(() => new LRUCache<CalendarDate, BoardsOfDay>({ max: DAYS_KEPT }));

/** The status of every recommendation as of a snapshot, brought up to date from an earlier board if there is one. */
export function statusBoard(ctx: Snapshot): Promise<StatusBoard> {
  return keptBoard(ctx) ?? keep(ctx, broughtForwardFrom(latestDayBefore(ctx), ctx) ?? deriveBoard(ctx));
}

/** The board of a snapshot if it is in memory or follows from one of that day; undefined if every status has to be derived. */
export function keptBoard(ctx: Snapshot): Promise<StatusBoard> | undefined {
  const boards = keptBoards(ctx)?.get(ctx.asOf.date);
  const kept = boards?.get(ctx.asOf.event);
  if (kept) return kept;
  const board = broughtForwardFrom(boards, ctx);
  return board && keep(ctx, board);
}

/** The board of a snapshot from the latest of these that are not later; undefined if there is none. */
function broughtForwardFrom(boards: BoardsOfDay | undefined, ctx: Snapshot): Promise<StatusBoard> | undefined {
  const event = latestUpTo(boards, ctx.asOf.event);
  return event === undefined ? undefined : boards?.get(event)?.then((board) => bringForward(board, event, ctx));
}

/** The boards in memory of the latest day before that of a snapshot, without those of which all events are later. */
function latestDayBefore(ctx: Snapshot): BoardsOfDay | undefined {
  const { date, event } = ctx.asOf;
  const earlier = [...(keptBoards(ctx)?.entries() ?? [])].filter(
    ([day, boards]) => day < date && latestUpTo(boards, event) !== undefined,
  );
  return earlier.toSorted(([a], [b]) => (a < b ? 1 : -1)).at(0)?.[1];
}

function latestUpTo(boards: BoardsOfDay | undefined, event: number): number | undefined {
  const known = [...(boards?.keys() ?? [])].filter((one) => one <= event);
  return known.length > 0 ? Math.max(...known) : undefined;
}

function keep(ctx: Snapshot, board: Promise<StatusBoard>): Promise<StatusBoard> {
  const days = keptBoards(ctx);
  if (!days) return board;
  const boards: BoardsOfDay = days.get(ctx.asOf.date) ?? new LRUCache({ max: BOARDS_KEPT_A_DAY });
  days.set(ctx.asOf.date, boards);
  keepUnlessFailed(boards, ctx.asOf.event, board);
  return board;
}

/** Derives the status of every recommendation from its facts. */
export async function deriveBoard(ctx: Snapshot): Promise<StatusBoard> {
  const directory = await listAgencies(ctx);
  const { date } = ctx.asOf;
  return boardOf(
    { directory, date },
    readAllFacts(ctx).map((facts) => deriveStatus(facts, directory, date)),
  );
}

/**
 * The board of a later event or of a later day. What events since have touched is read and derived again, and so is each
 * recommendation with an action that fell due meanwhile; on a later day the others are derived again from the same facts.
 */
async function bringForward(board: StatusBoard, event: number, ctx: Snapshot): Promise<StatusBoard> {
  const effects = effectsSince(ctx, event);
  if (effects === "everything") return deriveBoard(ctx);
  const directory = effects.isDirectoryChanged ? await listAgencies(ctx) : board.directory;
  const { date } = ctx.asOf;
  const isLaterDay = date !== board.date;
  const due = isLaterDay ? recommendationsWithActionsDue(ctx, board.date) : [];
  const touched = readFacts(ctx, [...new Set([...effects.recommendationIds, ...due])]).map((facts) =>
    deriveStatus(facts, directory, date),
  );
  if (!isLaterDay && !effects.isDirectoryChanged) return withStatuses(board, touched);
  const again = (status: RecommendationStatus) =>
    isLaterDay ? deriveStatus(status, directory, date) : { ...status, ...deriveOwner(status, directory, date) };
  return withStatuses(boardOf({ directory, date }, board.statuses.map(again)), touched);
}

/** A board with the new statuses of some recommendations. Added ones come last: a later review has later references. */
function withStatuses(board: StatusBoard, touched: readonly RecommendationStatus[]): StatusBoard {
  const { places } = board;
  const [statuses, kinds, updates] = [[...board.statuses], board.kinds.slice(), board.updates.slice()];
  const [before, added]: [RecommendationStatus[], RecommendationStatus[]] = [[], []];
  for (const status of touched) {
    const place = places.get(status.id);
    const earlier = place === undefined ? undefined : statuses[place];
    if (place === undefined || earlier === undefined) added.push(status);
    else {
      before.push(earlier);
      statuses[place] = status;
      kinds[place] = kindsOf(status);
      updates[place] = status.lastUpdate?.trail ?? 0;
    }
  }
  if (added.length > 0) return boardOf(board, [...statuses, ...added]);
  return { ...board, statuses, kinds, updates, tally: replaced(board.tally, before, touched) };
}

function boardOf(
  { directory, date }: Pick<StatusBoard, "directory" | "date">,
  statuses: readonly RecommendationStatus[],
): StatusBoard {
  return {
    date,
    directory,
    statuses,
    kinds: Uint32Array.from(statuses, kindsOf),
    updates: Uint32Array.from(statuses, ({ lastUpdate }) => lastUpdate?.trail ?? 0),
    tally: tallyOf(statuses),
    places: new Map(statuses.map(({ id }, place) => [id, place])),
  };
}
