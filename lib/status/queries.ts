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
import type { Moment } from "#lib/core/as-of.ts";
import { database } from "#lib/core/database.ts";
import { remembering } from "#lib/core/memoize.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { agenciesAsAt } from "#lib/partnership/agencies.queries.ts";
import { type Directory, idsStoodInBy } from "#lib/partnership/agencies.rules.ts";
import { isLatestAssignment } from "#lib/recommendations/ownership.queries.ts";
import {
  factsAsAt,
  factsFrom,
  hasNewDateAskedIn,
  hasOwnerToBeConfirmed,
  isLatestAssessment,
  isLatestDueDate,
  isLatestStep,
  isRecheckDueIn,
  isSilentIn,
  isStandingUpdate,
  shownIn,
} from "./reads.ts";
import {
  type Listing,
  type Narrowing,
  PAGE_SIZE,
  type Position,
  positionOf,
  type ShownAs,
  type Sorting,
  type Summary,
  shownAs,
} from "./rules.ts";

/** Where the recommendations of a listing stand as at a moment, one page of them. */
export const listPositions = remembering(
  32,
  async (viewer: Viewer, moment: Moment, listing: Listing): Promise<Position[]> => {
    const on = database().reading;
    const directory = await agenciesAsAt(viewer, moment, on);
    const rows = factsAsAt(on, moment)
      .where(matching(listing, moment, directory))
      .orderBy(...ordering(listing.sort, moment))
      .limit(PAGE_SIZE)
      .offset((listing.page - 1) * PAGE_SIZE);
    return (await rows).map((row) => positionOf(factsFrom(row), directory, moment.date));
  },
);

/** Where these recommendations stand as at a moment, by id; those not made by then are absent. */
export const positionsById = remembering(
  64,
  async (viewer: Viewer, moment: Moment, ids: readonly number[]): Promise<ReadonlyMap<number, Position>> => {
    const on = database().reading;
    if (ids.length === 0) return new Map();
    const directory = await agenciesAsAt(viewer, moment, on);
    const rows = await factsAsAt(on, moment).where(
      and(inArray(recommendations.id, [...ids]), lte(recommendations.trail, moment.trail)),
    );
    return new Map(rows.map((row) => [row.id, positionOf(factsFrom(row), directory, moment.date)]));
  },
);

/** The first so many recommendations of a listing that are in one way special, in the order of their references. */
export async function listNarrowed(viewer: Viewer, moment: Moment, only: Narrowing, most: number): Promise<Position[]> {
  const on = database().reading;
  const directory = await agenciesAsAt(viewer, moment, on);
  const rows = await factsAsAt(on, moment)
    .where(matching({ only }, moment, directory))
    .orderBy(asc(recommendations.reviewId), asc(recommendations.number))
    .limit(most);
  return rows.map((row) => positionOf(factsFrom(row), directory, moment.date));
}

/** Where every recommendation stands of one review, of one agency, or of all, in the order of the references. */
export async function listAllPositions(
  viewer: Viewer,
  moment: Moment,
  which: Pick<Filter, "owner" | "review">,
): Promise<Position[]> {
  const on = database().reading;
  const directory = await agenciesAsAt(viewer, moment, on);
  const rows = await factsAsAt(on, moment)
    .where(matching(which, moment, directory))
    .orderBy(...ordering("reference", moment));
  return rows.map((row) => positionOf(factsFrom(row), directory, moment.date));
}

/** Where all stands that an agency owns as at a moment, in the order in which it is due. */
export const listOwnedPositions = remembering(
  32,
  async (viewer: Viewer, moment: Moment, agencyId: number): Promise<Position[]> => {
    const on = database().reading;
    const directory = await agenciesAsAt(viewer, moment, on);
    const rows = await factsAsAt(on, moment)
      .where(matching({ owner: agencyId }, moment, directory))
      .orderBy(...ordering("due", moment));
    return rows.map((row) => positionOf(factsFrom(row), directory, moment.date));
  },
);

type Filter = Omit<Listing, "sort" | "page">;

/** A listing to be counted, and the meeting since which updates are asked about, where there was one. */
export interface Counted {
  readonly listing: Filter;
  readonly lastMeeting: Moment | null;
}

/** How many recommendations of a listing stand how, as at a moment: counted by the database. */
export const countPositions = remembering(
  32,
  async (viewer: Viewer, moment: Moment, { listing, lastMeeting }: Counted): Promise<Summary> => {
    const on = database().reading;
    const directory = await agenciesAsAt(viewer, moment, on);
    const count = (condition: SQL) => sql<number>`sum(${condition})`.mapWith(Number);
    const rows = await on
      .select({
        shown: shownIn(moment.date).as("shown"),
        total: sql<number>`count(*)`.mapWith(Number),
        withoutUpdate: count(sql`${updates.trail} is null`),
        withoutUpdateSinceMeeting: count(
          sql`${updates.trail} is null or ${updates.trail} <= ${lastMeeting?.trail ?? -1}`,
        ),
        silent: count(isSilentIn(moment)),
        withoutDueDate: count(hasNoDueDate),
        ownersToBeConfirmed: count(hasOwnerToBeConfirmed(moment, directory)),
        awaitingSignOff: count(isAwaitingSignOff),
        newDatesAsked: count(hasNewDateAskedIn(moment)),
        rechecksDue: count(isRecheckDueIn(moment)),
      })
      .from(recommendations)
      .leftJoin(assignments, isLatestAssignment(moment.trail))
      .leftJoin(dueDates, isLatestDueDate(moment))
      .leftJoin(updates, isStandingUpdate(moment))
      .leftJoin(trail, eq(trail.number, updates.trail))
      .leftJoin(assessments, isLatestAssessment(moment))
      .leftJoin(signOffs, isLatestStep(moment))
      .leftJoin(acceptances, eq(acceptances.trail, signOffs.trail))
      .where(matching(listing, moment, directory))
      .groupBy(sql`shown`);
    const sum = (field: Exclude<keyof (typeof rows)[number], "shown">) =>
      rows.reduce((total, row) => total + (row[field] ?? 0), 0);
    const shown = { ...noneShown };
    for (const row of rows) shown[row.shown] = row.total;
    return {
      total: sum("total"),
      shown,
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

const noneShown: Readonly<Record<ShownAs, number>> = {
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

function matching({ owner, rating, review, only }: Filter, moment: Moment, directory: Directory) {
  return and(
    lte(recommendations.trail, moment.trail),
    owner === undefined ? undefined : inArray(assignments.agencyId, idsStoodInBy(directory, owner, moment.date)),
    rating === undefined ? undefined : sql`${shownIn(moment.date)} = ${rating}`,
    only === undefined ? undefined : narrowed(only, moment, directory),
    review === undefined
      ? undefined
      : sql`${recommendations.reviewId} = (select ${reviews.id} from ${reviews} where ${reviews.code} = ${review})`,
  );
}

function narrowed(only: Narrowing, moment: Moment, directory: Directory): SQL {
  const conditions: Readonly<Record<Narrowing, SQL>> = {
    "to-confirm": hasOwnerToBeConfirmed(moment, directory),
    silent: isSilentIn(moment),
    "awaiting-sign-off": isAwaitingSignOff,
    "new-date": hasNewDateAskedIn(moment),
    "recheck-due": isRecheckDueIn(moment),
    "no-due-date": hasNoDueDate,
  };
  return conditions[only];
}

function ordering(sort: Sorting, moment: Moment): SQL[] {
  const byReference = [asc(recommendations.reviewId), asc(recommendations.number)];
  const order: Record<Sorting, SQL[]> = {
    reference: [],
    owner: [
      sql`(select n.name from agency_names n where n.agency_id = ${assignments.agencyId} order by n.trail desc limit 1)`,
    ],
    rating: [
      sql`case ${shownIn(moment.date)} ${sql.join(
        shownAs.map((name) => sql`when ${name} then ${CAUTION[name]}`),
        sql` `,
      )} end`,
    ],
    due: [sql`${dueDates.dueOn} is null`, asc(dueDates.dueOn)],
    updated: [desc(sql`coalesce(${trail.at}, 0)`)],
  };
  return [...order[sort], ...byReference];
}

/** What needs looking at comes first. */
const CAUTION: Readonly<Record<ShownAs, number>> = {
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
