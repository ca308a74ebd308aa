import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { evidence, recommendations, trail, updates } from "#db/schema/index.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import { asOfDate, atDate, type Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { countsAsOf } from "#lib/core/visibility.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { type Meeting, meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { isCorrected } from "#lib/recommendations/updates/queries.ts";
import { type Change, changesBetween } from "#lib/status/changes.rules.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { countStatuses, listStatuses, statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Summary } from "#lib/status/summary.rules.ts";
import { listToDecide, type ToDecide } from "./tasks/queries.ts";

const MEETINGS_SHOWN = 7;
const DIFFERENCES_SHOWN = 8;
const DECISIONS_SHOWN = 12;

/** What the Executive sees as at a moment. */
export interface BoardSummary {
  readonly lastMeeting: Meeting | null;
  readonly nextMeeting: Meeting | null;
  readonly summary: Summary;
  /** A page of recommendations, each with what changed since the last meeting and how it stood at each. */
  readonly rows: readonly BoardRow[];
  readonly meetingsShown: readonly Meeting[];
  readonly differences: readonly Difference[];
  /** What waits for the Executive; the first of them where there are many. */
  readonly toDecide: ToDecide;
  readonly directory: Directory;
}

export interface BoardRow {
  readonly position: RecommendationStatus;
  readonly before: RecommendationStatus | undefined;
  readonly changes: readonly Change[];
  /** Where it stood at each of the meetings shown; absent where it was not made yet. */
  readonly atMeetings: readonly (RecommendationStatus | undefined)[];
}

/** The board summary as at a moment, one page of its rows: the same for every viewer. */
export const boardSummary = memoizeAsOf(16, async (ctx: Snapshot, page: number): Promise<BoardSummary> => {
  const { last, next, past } = await meetingsAsAt(ctx, ctx.asOf.date);
  const positions = await listStatuses(ctx, { ...everything, page });
  const ids = positions.map((position) => position.id);
  const atMeetings = await Promise.all(
    past.map(async (meeting) => statusesById(await atDate(ctx, meeting.heldOn), ids)),
  );
  const atLast = last ? atMeetings.at(-1) : undefined;
  const summary = await countStatuses(ctx, {
    listing: {},
    lastMeeting: last && (await asOfDate(last.heldOn)),
  });
  return {
    lastMeeting: last,
    nextMeeting: next,
    summary,
    rows: positions.map((position) => {
      const before = atLast?.get(position.id);
      return {
        position,
        before,
        changes: last ? changesBetween(before, position) : [],
        atMeetings: atMeetings.map((positionsThen) => positionsThen.get(position.id)),
      };
    }),
    meetingsShown: past,
    differences: await listDifferences(ctx, DIFFERENCES_SHOWN),
    toDecide: await listToDecide(ctx, summary, DECISIONS_SHOWN),
    directory: await listAgencies(ctx),
  };
});

async function meetingsAsAt(ctx: Snapshot, date: CalendarDate) {
  const all = await listMeetings(ctx);
  return { ...meetingsAround(all, date), past: all.filter((meeting) => meeting.heldOn < date).slice(-MEETINGS_SHOWN) };
}

/** What owners said made a difference, as at a moment, newest first: held and corrected updates left out. */
export async function listDifferences(ctx: Snapshot, most: number) {
  const rows = await ctx.db
    .select({
      trail: updates.trail,
      recommendationId: updates.recommendationId,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
      agencyId: updates.agencyId,
      difference: updates.difference,
      at: trail.at,
      sample: trail.sample,
    })
    .from(updates)
    .innerJoin(trail, eq(trail.number, updates.trail))
    .innerJoin(recommendations, eq(recommendations.id, updates.recommendationId))
    .where(
      and(
        lte(updates.trail, ctx.asOf.event),
        sql`${updates.difference} <> ''`,
        countsAsOf(updates, ctx.asOf.event),
        sql`not ${isCorrected(ctx.asOf)}`,
      ),
    )
    .orderBy(desc(updates.trail))
    .limit(most);
  const shown = await outcomeEvidence(ctx, [...new Set(rows.map((row) => row.recommendationId))]);
  return rows.map((row) => ({
    ...row,
    evidence: shown.filter((one) => one.recommendationId === row.recommendationId),
  }));
}

export type Difference = Awaited<ReturnType<typeof listDifferences>>[number];

/** The latest outcome evidence of each of these recommendations. */
async function outcomeEvidence(ctx: Snapshot, recommendationIds: readonly number[]) {
  if (recommendationIds.length === 0) return [];
  const rows = await ctx.db
    .select({
      id: evidence.id,
      recommendationId: evidence.recommendationId,
      title: evidence.title,
      url: evidence.url,
    })
    .from(evidence)
    .where(
      and(
        inArray(evidence.recommendationId, [...recommendationIds]),
        lte(evidence.trail, ctx.asOf.event),
        eq(evidence.shows, "outcome"),
        countsAsOf(evidence, ctx.asOf.event),
        // What was removed has neither a checksum nor an address any more.
        sql`(${evidence.sha256} is not null or ${evidence.url} is not null)`,
      ),
    )
    .orderBy(desc(evidence.id));
  return [...Map.groupBy(rows, (row) => row.recommendationId).values()].flatMap((of) => of.slice(0, 3));
}
