import { LRUCache } from "lru-cache";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { cacheOfEpoch, keepUnlessFailed } from "#lib/core/memoize.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { effectsSince } from "./effects.ts";
import { kindsOf } from "./kinds.rules.ts";
import { readAllFacts, readFacts } from "./reads.ts";
import { deriveOwner, deriveStatus, type RecommendationStatus } from "./rules.ts";

/** The status of every recommendation as of a snapshot. It is never changed: a later board is a new one. */
export interface StatusBoard {
  readonly directory: Directory;
  /** In the order of the references. */
  readonly statuses: readonly RecommendationStatus[];
  /** The kinds of each of `statuses` in bits. */
  readonly kinds: Uint32Array;
  /** The event of the last update of each of `statuses`; 0 if it has none. */
  readonly updates: Uint32Array;
  /** The index in `statuses` of each recommendation, by its id. */
  readonly places: ReadonlyMap<number, number>;
}

/** How many days have a board in memory, the days of past meetings among them, and how many boards each day. */
const DAYS_KEPT = 8;
const BOARDS_KEPT_A_DAY = 4;

type BoardsOfDay = LRUCache<number, Promise<StatusBoard>>;

/** The boards in memory, by day and event. */
const keptBoards = cacheOfEpoch(() => new LRUCache<CalendarDate, BoardsOfDay>({ max: DAYS_KEPT }));

/** The status of every recommendation as of a snapshot, brought up to date from an earlier board of that day if there is one. */
export function statusBoard(ctx: Snapshot): Promise<StatusBoard> {
  return keptBoard(ctx) ?? keep(ctx, deriveBoard(ctx));
}

/** The board of a snapshot if it is in memory or follows from one that is; undefined if every status has to be derived. */
export function keptBoard(ctx: Snapshot): Promise<StatusBoard> | undefined {
  const boards = keptBoards(ctx)?.get(ctx.asOf.date);
  if (!boards) return undefined;
  const event = Math.max(...[...boards.keys()].filter((known) => known <= ctx.asOf.event));
  const latest = boards.get(event);
  if (!latest || event === ctx.asOf.event) return latest;
  const board = latest.then((earlier) => bringForward(earlier, event, ctx));
  return keep(ctx, board);
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
  return boardOf(
    directory,
    readAllFacts(ctx).map((facts) => deriveStatus(facts, directory, ctx.asOf.date)),
  );
}

/** The board of a later event of the same day: only the recommendations that events since have touched are derived again. */
async function bringForward(board: StatusBoard, event: number, ctx: Snapshot): Promise<StatusBoard> {
  const effects = effectsSince(ctx, event);
  if (effects === "everything") return deriveBoard(ctx);
  const directory = effects.isDirectoryChanged ? await listAgencies(ctx) : board.directory;
  const { date } = ctx.asOf;
  const later = effects.isDirectoryChanged
    ? boardOf(
        directory,
        board.statuses.map((status) => ({ ...status, ...deriveOwner(status, directory, date) })),
      )
    : board;
  const touched = readFacts(ctx, effects.recommendationIds).map((facts) => deriveStatus(facts, directory, date));
  return withStatuses(later, touched);
}

/** A board with the new statuses of some recommendations. Added ones come last: a later review has later references. */
function withStatuses(board: StatusBoard, touched: readonly RecommendationStatus[]): StatusBoard {
  const { directory, places } = board;
  const [statuses, kinds, updates] = [[...board.statuses], board.kinds.slice(), board.updates.slice()];
  const added: RecommendationStatus[] = [];
  for (const status of touched) {
    const place = places.get(status.id);
    if (place === undefined) added.push(status);
    else {
      statuses[place] = status;
      kinds[place] = kindsOf(status);
      updates[place] = status.lastUpdate?.trail ?? 0;
    }
  }
  if (added.length > 0) return boardOf(directory, [...statuses, ...added]);
  return { directory, statuses, kinds, updates, places };
}

function boardOf(directory: Directory, statuses: readonly RecommendationStatus[]): StatusBoard {
  return {
    directory,
    statuses,
    kinds: Uint32Array.from(statuses, kindsOf),
    updates: Uint32Array.from(statuses, ({ lastUpdate }) => lastUpdate?.trail ?? 0),
    places: new Map(statuses.map(({ id }, place) => [id, place])),
  };
}
