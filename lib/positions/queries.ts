import { and, asc, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import { database, type Reading } from "#db/client.ts";
import {
  assignments,
  dueDates,
  evidence,
  ownerConfirmations,
  recommendations,
  reviews,
  trail,
  updates,
} from "#db/schema/index.ts";
import { agenciesAsAt } from "#lib/agencies/queries.ts";
import { type Directory, idsStoodInBy, standInId } from "#lib/agencies/rules.ts";
import { clearedBy } from "#lib/core/access.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Moment } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import {
  type Listing,
  PAGE_SIZE,
  type Position,
  type PositionFacts,
  positionOf,
  type ShownAs,
  type Sorting,
  type Summary,
  shownAs,
  shownOtherwise,
  shownWhen,
  silentBefore,
} from "./rules.ts";

/** Where the recommendations of a listing stand as at a moment, one page of them. */
export async function listPositions(viewer: Viewer, moment: Moment, listing: Listing): Promise<Position[]> {
  const on = database().reading;
  const directory = await agenciesAsAt(viewer, moment, on);
  const rows = factsAsAt(on, moment)
    .where(matching(listing, moment, directory))
    .orderBy(...ordering(listing.sort, moment))
    .limit(PAGE_SIZE)
    .offset((listing.page - 1) * PAGE_SIZE);
  return (await rows).map((row) => positionOf(factsFrom(row), directory, moment.date));
}

/** Where these recommendations stand as at a moment, by id; those not made by then are absent. */
export async function positionsById(
  viewer: Viewer,
  moment: Moment,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Position>> {
  const on = database().reading;
  if (ids.length === 0) return new Map();
  const directory = await agenciesAsAt(viewer, moment, on);
  const rows = await factsAsAt(on, moment).where(
    and(inArray(recommendations.id, [...ids]), lte(recommendations.trail, moment.trail)),
  );
  return new Map(rows.map((row) => [row.id, positionOf(factsFrom(row), directory, moment.date)]));
}

/** The recommendations whose owner has to be settled as at a moment: the first so many, in the order of their references. */
export async function listOwnersToBeConfirmed(viewer: Viewer, moment: Moment, most: number): Promise<Position[]> {
  const on = database().reading;
  const directory = await agenciesAsAt(viewer, moment, on);
  const rows = await factsAsAt(on, moment)
    .where(and(lte(recommendations.trail, moment.trail), hasOwnerToBeConfirmed(moment, directory)))
    .orderBy(asc(recommendations.reviewId), asc(recommendations.number))
    .limit(most);
  return rows.map((row) => positionOf(factsFrom(row), directory, moment.date));
}

type Filter = Omit<Listing, "sort" | "page">;

/** How many recommendations of a listing stand how, as at a moment: counted by the database. */
export async function countPositions(
  viewer: Viewer,
  moment: Moment,
  listing: Filter,
  lastMeeting: Moment | null = null,
): Promise<Summary> {
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
      silent: count(sql`${trail.at} < ${silentBefore(moment.date)}`),
      withoutDueDate: count(sql`${dueDates.trail} is null`),
      ownersToBeConfirmed: count(hasOwnerToBeConfirmed(moment, directory)),
    })
    .from(recommendations)
    .leftJoin(assignments, isLatestAssignment(moment))
    .leftJoin(dueDates, isLatestDueDate(moment))
    .leftJoin(updates, isStandingUpdate(moment))
    .leftJoin(trail, eq(trail.number, updates.trail))
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
  };
}

const noneShown: Readonly<Record<ShownAs, number>> = {
  delivered: 0,
  overdue: 0,
  "off-track": 0,
  "at-risk": 0,
  "on-track": 0,
  "not-started": 0,
  "no-update": 0,
};

function factsAsAt(on: Reading, moment: Moment) {
  const countOf = (table: typeof updates | typeof evidence) =>
    sql<number>`(select count(*) from ${table} where ${table.recommendationId} = ${recommendations.id}
      and ${table.trail} <= ${moment.trail} and ${clearedBy(table, moment.trail)})`.mapWith(Number);
  return on
    .select({
      id: recommendations.id,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
      assignmentTrail: assignments.trail,
      agencyId: assignments.agencyId,
      leadPersonId: assignments.leadPersonId,
      basis: assignments.basis,
      confirmed: confirmedBy(moment).mapWith(Boolean),
      dueOn: dueDates.dueOn,
      rating: updates.rating,
      updateTrail: updates.trail,
      nothingChanged: updates.nothingChanged,
      updatedAt: trail.at,
      sample: trail.sample,
      updateCount: countOf(updates),
      evidenceCount: countOf(evidence),
    })
    .from(recommendations)
    .leftJoin(assignments, isLatestAssignment(moment))
    .leftJoin(dueDates, isLatestDueDate(moment))
    .leftJoin(updates, isStandingUpdate(moment))
    .leftJoin(trail, eq(trail.number, updates.trail))
    .$dynamic();
}

type FactRow = Awaited<ReturnType<typeof factsAsAt>>[number];

function factsFrom(row: FactRow): PositionFacts {
  const {
    assignmentTrail,
    agencyId,
    leadPersonId,
    basis,
    confirmed,
    updateTrail,
    nothingChanged,
    updatedAt,
    sample,
    ...rest
  } = row;
  return {
    ...rest,
    assignment:
      assignmentTrail === null || agencyId === null || basis === null
        ? null
        : { trail: assignmentTrail, agencyId, leadPersonId, basis, confirmed },
    lastUpdate:
      updateTrail === null || updatedAt === null
        ? null
        : { trail: updateTrail, at: updatedAt, sample: sample ?? false, nothingChanged: nothingChanged ?? false },
  };
}

function isLatestAssignment(moment: Moment): SQL {
  return sql`${assignments.trail} = (select max(a.trail) from ${assignments} a where a.recommendation_id = ${recommendations.id} and a.trail <= ${moment.trail})`;
}

function isLatestDueDate(moment: Moment): SQL {
  return sql`${dueDates.trail} = (select max(d.trail) from ${dueDates} d where d.recommendation_id = ${recommendations.id} and d.trail <= ${moment.trail})`;
}

/** The owner's update that counts: the latest, where a correction stands in the place of what it corrects. */
function isStandingUpdate(moment: Moment): SQL {
  const released = sql`exists (select 1 from releases where held_trail = u.trail and trail <= ${moment.trail})`;
  return sql`${updates.trail} = (select u.trail from ${updates} u where u.recommendation_id = ${recommendations.id} and u.trail <= ${moment.trail}
    and u.as_owner = 1 and (u.held = 0 or ${released}) order by u.stands_at desc, u.trail desc limit 1)`;
}

function confirmedBy(moment: Moment): SQL {
  return sql`exists (select 1 from ${ownerConfirmations} where ${ownerConfirmations.assignmentTrail} = ${assignments.trail} and ${ownerConfirmations.trail} <= ${moment.trail})`;
}

/** `isOwnerToBeConfirmed`, as the database reads it. */
function hasOwnerToBeConfirmed(moment: Moment, directory: Directory): SQL {
  const undecided = [...directory.keys()].filter((id) => standInId(directory, id, moment.date) === null);
  return sql`(${assignments.trail} is null or (${assignments.basis} = 'proposed' and not ${confirmedBy(moment)})
    or ${undecided.length > 0 ? inArray(assignments.agencyId, undecided) : sql`0`})`;
}

/** The table of `shownWhen`, as the database reads it. */
function shownIn(date: CalendarDate) {
  const rows = shownWhen.map(({ shown, rating, isOverdue }) => {
    const conditions = [
      ...(rating ? [sql`${updates.rating} = ${rating}`] : []),
      ...(isOverdue ? [sql`${dueDates.dueOn} < ${date}`] : []),
    ];
    return sql`when ${and(...conditions)} then ${shown}`;
  });
  return sql<ShownAs>`case ${sql.join(rows, sql` `)} else ${shownOtherwise} end`;
}

function matching({ owner, rating, review, toConfirm }: Filter, moment: Moment, directory: Directory) {
  return and(
    lte(recommendations.trail, moment.trail),
    owner === undefined ? undefined : inArray(assignments.agencyId, idsStoodInBy(directory, owner, moment.date)),
    rating === undefined ? undefined : sql`${shownIn(moment.date)} = ${rating}`,
    toConfirm === undefined ? undefined : hasOwnerToBeConfirmed(moment, directory),
    review === undefined
      ? undefined
      : sql`${recommendations.reviewId} = (select ${reviews.id} from ${reviews} where ${reviews.code} = ${review})`,
  );
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
};
