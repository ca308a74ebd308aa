import { and, asc, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import {
  acceptances,
  assessments,
  assignments,
  dueDates,
  recommendations,
  reviews,
  signOffs,
  trail,
  updates,
} from "#db/schema/index.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { type Directory, idsSucceededBy } from "#lib/partnership/agencies.rules.ts";
import { isLatestAssignment } from "#lib/recommendations/ownership.queries.ts";
import {
  factsFrom,
  hasNewDateAskedIn,
  hasOwnerToBeConfirmed,
  isCurrentUpdate,
  isLatestAssessment,
  isLatestDueDate,
  isLatestStep,
  isRecheckDueIn,
  isSilentIn,
  selectStatusFacts,
  shownIn,
} from "./reads.ts";
import {
  deriveStatus,
  type Listing,
  type OnlyFilter,
  PAGE_SIZE,
  type RecommendationStatus,
  type Sorting,
  type Status,
  type Summary,
  statuses,
} from "./rules.ts";

/** Where the recommendations of a listing stand as at a moment, one page of them. */
export const listStatuses = memoizeAsOf(
  32,
  async (ctx: Snapshot, listing: Listing): Promise<RecommendationStatus[]> => {
    const directory = await listAgencies(ctx);
    const rows = selectStatusFacts(ctx)
      .where(matching(listing, ctx.asOf, directory))
      .orderBy(...ordering(listing.sort, ctx.asOf))
      .limit(PAGE_SIZE)
      .offset((listing.page - 1) * PAGE_SIZE);
    return (await rows).map((row) => deriveStatus(factsFrom(row), directory, ctx.asOf.date));
  },
);

/** Where these recommendations stand as at a moment, by id; those not made by then are absent. */
export const statusesById = memoizeAsOf(
  64,
  async (ctx: Snapshot, ids: readonly number[]): Promise<ReadonlyMap<number, RecommendationStatus>> => {
    if (ids.length === 0) return new Map();
    const directory = await listAgencies(ctx);
    const rows = await selectStatusFacts(ctx).where(
      and(inArray(recommendations.id, [...ids]), lte(recommendations.trail, ctx.asOf.event)),
    );
    return new Map(rows.map((row) => [row.id, deriveStatus(factsFrom(row), directory, ctx.asOf.date)]));
  },
);

/** The first so many recommendations of a listing that are in one way special, in the order of their references. */
export async function listFiltered(ctx: Snapshot, only: OnlyFilter, most: number): Promise<RecommendationStatus[]> {
  const directory = await listAgencies(ctx);
  const rows = await selectStatusFacts(ctx)
    .where(matching({ only }, ctx.asOf, directory))
    .orderBy(asc(recommendations.reviewId), asc(recommendations.number))
    .limit(most);
  return rows.map((row) => deriveStatus(factsFrom(row), directory, ctx.asOf.date));
}

/** Where every recommendation stands of one review, of one agency, or of all, in the order of the references. */
export async function listAllStatuses(
  ctx: Snapshot,
  which: Pick<Filter, "owner" | "review">,
): Promise<RecommendationStatus[]> {
  const directory = await listAgencies(ctx);
  const rows = await selectStatusFacts(ctx)
    .where(matching(which, ctx.asOf, directory))
    .orderBy(...ordering("reference", ctx.asOf));
  return rows.map((row) => deriveStatus(factsFrom(row), directory, ctx.asOf.date));
}

/** Where all stands that an agency owns as at a moment, in the order in which it is due. */
export const listOwnedStatuses = memoizeAsOf(
  32,
  async (ctx: Snapshot, agencyId: number): Promise<RecommendationStatus[]> => {
    const directory = await listAgencies(ctx);
    const rows = await selectStatusFacts(ctx)
      .where(matching({ owner: agencyId }, ctx.asOf, directory))
      .orderBy(...ordering("due", ctx.asOf));
    return rows.map((row) => deriveStatus(factsFrom(row), directory, ctx.asOf.date));
  },
);

type Filter = Omit<Listing, "sort" | "page">;

/** A listing to be counted, and the meeting since which updates are asked about, where there was one. */
export interface Counted {
  readonly listing: Filter;
  readonly lastMeeting: AsOf | null;
}

/** How many recommendations of a listing stand how, as at a moment: counted by the database. */
export const countStatuses = memoizeAsOf(
  32,
  async (ctx: Snapshot, { listing, lastMeeting }: Counted): Promise<Summary> => {
    const directory = await listAgencies(ctx);
    const count = (condition: SQL) => sql<number>`sum(${condition})`.mapWith(Number);
    const rows = await ctx.db
      .select({
        shown: shownIn(ctx.asOf.date).as("shown"),
        total: sql<number>`count(*)`.mapWith(Number),
        withoutUpdate: count(sql`${updates.trail} is null`),
        withoutUpdateSinceMeeting: count(
          sql`${updates.trail} is null or ${updates.trail} <= ${lastMeeting?.event ?? -1}`,
        ),
        silent: count(isSilentIn(ctx.asOf)),
        withoutDueDate: count(hasNoDueDate),
        ownersToBeConfirmed: count(hasOwnerToBeConfirmed(ctx.asOf, directory)),
        awaitingSignOff: count(isAwaitingSignOff),
        newDatesAsked: count(hasNewDateAskedIn(ctx.asOf)),
        rechecksDue: count(isRecheckDueIn(ctx.asOf)),
      })
      .from(recommendations)
      .leftJoin(assignments, isLatestAssignment(ctx.asOf.event))
      .leftJoin(dueDates, isLatestDueDate(ctx.asOf))
      .leftJoin(updates, isCurrentUpdate(ctx.asOf))
      .leftJoin(trail, eq(trail.number, updates.trail))
      .leftJoin(assessments, isLatestAssessment(ctx.asOf))
      .leftJoin(signOffs, isLatestStep(ctx.asOf))
      .leftJoin(acceptances, eq(acceptances.trail, signOffs.trail))
      .where(matching(listing, ctx.asOf, directory))
      .groupBy(sql`shown`);
    const sum = (field: Exclude<keyof (typeof rows)[number], "shown">) =>
      rows.reduce((total, row) => total + (row[field] ?? 0), 0);
    const shown = { ...noneShown };
    for (const row of rows) shown[row.shown] = row.total;
    return {
      total: sum("total"),
      byStatus: shown,
      withoutUpdate: sum("withoutUpdate"),
      withoutUpdateSinceMeeting: sum("withoutUpdateSinceMeeting"),
      silent: sum("silent"),
      withoutDueDate: sum("withoutDueDate"),
      ownersToBeConfirmed: sum("ownersToBeConfirmed"),
      awaitingSignOff: sum("awaitingSignOff"),
      newDatesAsked: sum("newDatesAsked"),
      rechecksDue: sum("rechecksDue"),
    };
  },
);

// Settled, it needs no date any more.
const hasNoDueDate = sql`(${dueDates.trail} is null and coalesce(${signOffs.step}, '') not in ('accepted', 'embedded', 'not-pursued'))`;
const isAwaitingSignOff = sql`coalesce(${signOffs.step} = 'requested', 0)`;

const noneShown: Readonly<Record<Status, number>> = {
  "not-pursued": 0,
  embedded: 0,
  complete: 0,
  delivered: 0,
  overdue: 0,
  "off-track": 0,
  "at-risk": 0,
  "on-track": 0,
  "not-started": 0,
  "no-update": 0,
};

function matching({ owner, rating, review, only }: Filter, asOf: AsOf, directory: Directory) {
  return and(
    lte(recommendations.trail, asOf.event),
    owner === undefined ? undefined : inArray(assignments.agencyId, idsSucceededBy(directory, owner, asOf.date)),
    rating === undefined ? undefined : sql`${shownIn(asOf.date)} = ${rating}`,
    only === undefined ? undefined : narrowed(only, asOf, directory),
    review === undefined
      ? undefined
      : sql`${recommendations.reviewId} = (select ${reviews.id} from ${reviews} where ${reviews.code} = ${review})`,
  );
}

function narrowed(only: OnlyFilter, asOf: AsOf, directory: Directory): SQL {
  const conditions: Readonly<Record<OnlyFilter, SQL>> = {
    "to-confirm": hasOwnerToBeConfirmed(asOf, directory),
    silent: isSilentIn(asOf),
    "awaiting-sign-off": isAwaitingSignOff,
    "new-date": hasNewDateAskedIn(asOf),
    "recheck-due": isRecheckDueIn(asOf),
    "no-due-date": hasNoDueDate,
  };
  return conditions[only];
}

function ordering(sort: Sorting, asOf: AsOf): SQL[] {
  const byReference = [asc(recommendations.reviewId), asc(recommendations.number)];
  const order: Record<Sorting, SQL[]> = {
    reference: [],
    owner: [
      sql`(select n.name from agency_names n where n.agency_id = ${assignments.agencyId} order by n.trail desc limit 1)`,
    ],
    rating: [
      sql`case ${shownIn(asOf.date)} ${sql.join(
        statuses.map((name) => sql`when ${name} then ${CAUTION[name]}`),
        sql` `,
      )} end`,
    ],
    due: [sql`${dueDates.dueOn} is null`, asc(dueDates.dueOn)],
    updated: [desc(sql`coalesce(${trail.at}, 0)`)],
  };
  return [...order[sort], ...byReference];
}

/** What needs looking at comes first. */
const CAUTION: Readonly<Record<Status, number>> = {
  overdue: 0,
  "off-track": 1,
  "at-risk": 2,
  "no-update": 3,
  "not-started": 4,
  "on-track": 5,
  delivered: 6,
  complete: 7,
  embedded: 8,
  "not-pursued": 9,
};
