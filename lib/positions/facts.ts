import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import {
  assignments,
  dueDates,
  evidence,
  ownerConfirmations,
  recommendations,
  trail,
  updates,
} from "#db/schema/index.ts";
import { type Directory, standInId } from "#lib/agencies/rules.ts";
import { clearedBy } from "#lib/core/access.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { Moment } from "#lib/core/moment.ts";
import { type PositionFacts, type ShownAs, shownOtherwise, shownWhen } from "./rules.ts";

/** Every recommendation with what stands for it up to a moment: the latest assignment and due date, the update that counts. */
export function factsAsAt(on: Reading, moment: Moment) {
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

/** A row as the facts that a position is derived from. */
export function factsFrom(row: FactRow): PositionFacts {
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

/** Joins the assignment that holds as at a moment. */
export function isLatestAssignment(moment: Moment): SQL {
  return sql`${assignments.trail} = (select max(a.trail) from ${assignments} a where a.recommendation_id = ${recommendations.id} and a.trail <= ${moment.trail})`;
}

/** Joins the due date that holds as at a moment. */
export function isLatestDueDate(moment: Moment): SQL {
  return sql`${dueDates.trail} = (select max(d.trail) from ${dueDates} d where d.recommendation_id = ${recommendations.id} and d.trail <= ${moment.trail})`;
}

/** The owner's update that counts: the latest, where a correction stands in the place of what it corrects. */
export function isStandingUpdate(moment: Moment): SQL {
  const released = sql`exists (select 1 from releases where held_trail = u.trail and trail <= ${moment.trail})`;
  return sql`${updates.trail} = (select u.trail from ${updates} u where u.recommendation_id = ${recommendations.id} and u.trail <= ${moment.trail}
    and u.as_owner = 1 and (u.held = 0 or ${released}) order by u.stands_at desc, u.trail desc limit 1)`;
}

function confirmedBy(moment: Moment): SQL {
  return sql`exists (select 1 from ${ownerConfirmations} where ${ownerConfirmations.assignmentTrail} = ${assignments.trail} and ${ownerConfirmations.trail} <= ${moment.trail})`;
}

/** `isOwnerToBeConfirmed`, as the database reads it. */
export function hasOwnerToBeConfirmed(moment: Moment, directory: Directory): SQL {
  const undecided = [...directory.keys()].filter((id) => standInId(directory, id, moment.date) === null);
  return sql`(${assignments.trail} is null or (${assignments.basis} = 'proposed' and not ${confirmedBy(moment)})
    or ${undecided.length > 0 ? inArray(assignments.agencyId, undecided) : sql`0`})`;
}

/** The table of `shownWhen`, as the database reads it. */
export function shownIn(date: CalendarDate) {
  const rows = shownWhen.map(({ shown, rating, isOverdue }) => {
    const conditions = [
      ...(rating ? [sql`${updates.rating} = ${rating}`] : []),
      ...(isOverdue ? [sql`${dueDates.dueOn} < ${date}`] : []),
    ];
    return sql`when ${and(...conditions)} then ${shown}`;
  });
  return sql<ShownAs>`case ${sql.join(rows, sql` `)} else ${shownOtherwise} end`;
}
