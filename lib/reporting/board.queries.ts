import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import { evidence, recommendations, trail, updates } from "#db/schema/index.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import { asOfDate, atDate, type Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { countsAsOf } from "#lib/core/visibility.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { type Meeting, meetingsAround } from "#lib/partnership/meetings.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { isCorrected } from "#lib/recommendations/updates/queries.ts";
import { type Change, changesBetween } from "#lib/status/changes.rules.ts";
import { conditionsOf, type Listing } from "#lib/status/listing.rules.ts";
import { countStatuses, listAllStatuses, listStatuses, statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Summary } from "#lib/status/summary.rules.ts";
import { countByOwner, countByReview, type GroupCount } from "./board-counts.rules.ts";
import { evidenceByUpdate, type ReportedAt } from "./differences.rules.ts";
import { describeListing } from "./recommendation-list.queries.ts";
import { listToDecide, type ToDecide } from "./tasks/queries.ts";

/** A year of quarterly meetings; more would leave too little room for the words of the table. */
const MEETINGS_SHOWN = 4;
const DIFFERENCES_SHOWN = 8;
/** As many pieces of evidence as are named below one quotation. */
const MOST_EVIDENCE = 3;
const DECISIONS_SHOWN = 12;
/** So many recommendations are shown on one page; more of them are paged, and counted above the table. */
const MOST_ON_ONE_PAGE = 40;

/** The board as of an instant: one page of its rows, and what is above and below them. */
export interface BoardSummary {
  readonly lastMeeting: Meeting | null;
  readonly meetingOfDay: Meeting | null;
  /** The first meeting after the day. */
  readonly nextMeeting: Meeting | null;
  readonly summary: Summary;
  readonly rows: readonly BoardRow[];
  readonly meetingsShown: readonly Meeting[];
  readonly differences: readonly Difference[];
  readonly toDecide: ToDecide;
  readonly directory: Directory;
  readonly reviewCount: number;
  /** Whether the rows are one page of several. */
  readonly isPaged: boolean;
  /** How many recommendations each owner and each review has; empty if one page shows all, or there is one review. */
  readonly byOwner: readonly GroupCount[];
  readonly byReview: readonly GroupCount[];
  /** What it is restricted to, such as "owned by KCC Early Help"; null if it shows all recommendations. */
  readonly scope: string | null;
}

type Shown = Pick<Listing, "page" | "sort" | "direction" | "owner" | "review">;

export interface BoardRow {
  readonly recommendation: RecommendationStatus;
  /** Its status at the last meeting; undefined if it was not in the tracker yet or there was no meeting. */
  readonly before: RecommendationStatus | undefined;
  /** What changed since the last meeting. */
  readonly changes: readonly Change[];
  /** Its status at each of the meetings shown; undefined if it was not in the tracker yet. */
  readonly atMeetings: readonly (RecommendationStatus | undefined)[];
}

/**
 * The board as of an instant with one page of its rows, of all recommendations or those of one owner or review. It is the
 * same for every viewer. What waits for the Executive is not restricted.
 */
export const boardSummary = memoizeAsOf(16, async (ctx: Snapshot, shown: Shown): Promise<BoardSummary> => {
  const { last, ofDay, next, past } = await meetingsAsAt(ctx, ctx.asOf.date);
  const lastMeeting = last && (await asOfDate(last.heldOn, ctx.db));
  const { page: _, sort, direction, ...which } = shown;
  const isAll = conditionsOf(which).length === 0;
  const summary = await countStatuses(ctx, { listing: which, lastMeeting });
  const isPaged = summary.total > MOST_ON_ONE_PAGE;
  const reviews = await listReviews(ctx);
  const counted = isPaged || !isAll ? await listAllStatuses(ctx, which) : [];
  return {
    lastMeeting: last,
    meetingOfDay: ofDay,
    nextMeeting: next,
    summary,
    rows: await boardRows(
      ctx,
      isPaged ? await listStatuses(ctx, shown) : await listAllStatuses(ctx, which, { sort, direction }),
      past,
    ),
    meetingsShown: past,
    differences: await listDifferences(ctx, DIFFERENCES_SHOWN, isAll ? null : counted.map(({ id }) => id)),
    toDecide: await listToDecide(
      ctx,
      isAll ? summary : await countStatuses(ctx, { listing: {}, lastMeeting }),
      DECISIONS_SHOWN,
    ),
    directory: await listAgencies(ctx),
    reviewCount: reviews.length,
    isPaged,
    byOwner: isPaged ? countByOwner(counted) : [],
    byReview: isPaged ? countByReview(counted, reviews) : [],
    scope: isAll ? null : await describeListing(ctx, which, ""),
  };
});

async function boardRows(
  ctx: Snapshot,
  listed: readonly RecommendationStatus[],
  past: readonly Meeting[],
): Promise<BoardRow[]> {
  const ids = listed.map(({ id }) => id);
  const statusesThen = await Promise.all(past.map(async ({ heldOn }) => statusesById(await atDate(ctx, heldOn), ids)));
  return listed.map((recommendation) => {
    const atMeetings = statusesThen.map((statuses) => statuses.get(recommendation.id));
    const before = atMeetings.at(-1);
    return {
      recommendation,
      before,
      changes: past.length > 0 ? changesBetween(before, recommendation) : [],
      atMeetings,
    };
  });
}

async function meetingsAsAt(ctx: Snapshot, date: CalendarDate) {
  const all = await listMeetings(ctx);
  return { ...meetingsAround(all, date), past: all.filter((meeting) => meeting.heldOn < date).slice(-MEETINGS_SHOWN) };
}

/**
 * What owners reported as a difference made, as of an instant, the latest first; of these recommendations unless null.
 * Updates that are held for review or corrected are left out.
 */
export async function listDifferences(ctx: Snapshot, most: number, ids: readonly number[] | null = null) {
  const rows = await ctx.db
    .select({
      trail: updates.trail,
      standsAt: updates.standsAt,
      recommendationId: updates.recommendationId,
      reference: recommendations.reference,
      shortTitle: wordsAsOf(ctx.asOf.event).shortTitle,
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
        ids === null ? undefined : inArray(updates.recommendationId, listOf(ids)),
        sql`${updates.difference} <> ''`,
        countsAsOf(updates, ctx.asOf.event),
        sql`not ${isCorrected(ctx.asOf)}`,
      ),
    )
    .orderBy(desc(updates.trail))
    .limit(most);
  const among = [...new Set(rows.map((row) => row.recommendationId))];
  if (among.length === 0) return [];
  const [all, given] = [await reportsOn(ctx, among), await outcomeEvidence(ctx, among)];
  const evidence = evidenceByUpdate(all, given);
  return rows.map((row) => ({ ...row, evidence: (evidence.get(row.trail) ?? []).slice(0, MOST_EVIDENCE) }));
}

export type Difference = Awaited<ReturnType<typeof listDifferences>>[number];

/** The updates of these recommendations, with and without a difference. */
async function reportsOn(ctx: Snapshot, recommendationIds: readonly number[]): Promise<ReportedAt[]> {
  return ctx.db
    .select({
      trail: updates.trail,
      standsAt: updates.standsAt,
      recommendationId: updates.recommendationId,
      agencyId: updates.agencyId,
    })
    .from(updates)
    .where(
      and(
        inArray(updates.recommendationId, [...recommendationIds]),
        lte(updates.trail, ctx.asOf.event),
        countsAsOf(updates, ctx.asOf.event),
        sql`not ${isCorrected(ctx.asOf)}`,
      ),
    );
}

/** The outcome evidence of these recommendations, the latest first. */
async function outcomeEvidence(ctx: Snapshot, recommendationIds: readonly number[]) {
  return ctx.db
    .select({
      id: evidence.id,
      trail: evidence.trail,
      agencyId: evidence.agencyId,
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
        // A removed file has no checksum any more, and a removed link no address.
        sql`(${evidence.sha256} is not null or ${evidence.url} is not null)`,
      ),
    )
    .orderBy(desc(evidence.id));
}
