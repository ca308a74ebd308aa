import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import {
  acceptances,
  actions,
  assessments,
  assignments,
  dateDecisions,
  dateRequests,
  dueDates,
  evidence,
  handedRecommendations,
  ownerConfirmations,
  questions,
  recommendations,
  reportingIntervals,
  signOffs,
  trail,
  updates,
} from "#db/schema/index.ts";
import type { CalendarDate } from "#lib/core/clock.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { aliased, countsAsOf } from "#lib/core/visibility.ts";
import { type Directory, successorId } from "#lib/partnership/agencies.rules.ts";
import { DEFAULT_REPORTING_MONTHS, MAX_REPORTING_MONTHS } from "#lib/recommendations/due-dates/rules.ts";
import { currentLeadColumns, isLatestAssignment, isLatestHandover } from "#lib/recommendations/ownership.queries.ts";
import { isThreadOpenAsOf } from "#lib/recommendations/questions.queries.ts";
import { isCurrentEvidence } from "#lib/recommendations/updates/queries.ts";
import { fallbackStatus, type Status, type StatusFacts, silentBefore, statusRules } from "./rules.ts";

const assessed = alias(trail, "assessed");
const stepped = alias(trail, "stepped");

/** Every recommendation with what stands for it up to a moment. */
export function selectStatusFacts(ctx: Snapshot) {
  const ofThis = (table: typeof updates | typeof evidence | typeof questions, more: SQL = sql`1`) =>
    sql`from ${table} where ${table.recommendationId} = ${recommendations.id} and ${table.trail} <= ${ctx.asOf.event}
      and ${countsAsOf(table, ctx.asOf.event)} and ${more}`;
  const countOf = (...given: Parameters<typeof ofThis>) =>
    sql<number>`(select count(*) ${ofThis(...given)})`.mapWith(Number);
  return ctx.db
    .select({
      id: recommendations.id,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
      assignmentTrail: assignments.trail,
      agencyId: assignments.agencyId,
      ...currentLeadColumns(ctx.asOf.event),
      basis: assignments.basis,
      confirmed: confirmedBy(ctx.asOf).mapWith(Boolean),
      dueOn: dueDates.dueOn,
      firstDueOn: sql<CalendarDate | null>`(select d.due_on from ${dueDates} d where d.recommendation_id = ${recommendations.id} and d.trail <= ${ctx.asOf.event} order by d.trail limit 1)`,
      dateChanges: sql<number>`(select max(0, count(*) - 1) from ${dueDates} d where d.recommendation_id = ${recommendations.id} and d.trail <= ${ctx.asOf.event})`,
      requestedDueOn: sql<CalendarDate | null>`(select q.due_on from ${dateRequests} q where ${isOpenRequest(ctx.asOf)})`,
      rating: updates.rating,
      assessedRating: assessments.rating,
      assessedRole: assessed.role,
      step: signOffs.step,
      stepAt: stepped.at,
      recheckOn: acceptances.recheckOn,
      updateTrail: updates.trail,
      nothingChanged: updates.nothingChanged,
      updatedAt: trail.at,
      sample: trail.sample,
      unchangedInARow: unchangedInARow(ctx.asOf),
      reportingMonths: reportingMonths(ctx.asOf).mapWith(Number),
      updateCount: countOf(updates),
      evidenceCount: countOf(evidence, isCurrentEvidence(ctx.asOf)),
      outcomeEvidenceCount: countOf(evidence, sql`${evidence.shows} = 'outcome' and ${isCurrentEvidence(ctx.asOf)}`),
      openQuestions: countOf(questions, isThreadOpenAsOf(ctx.asOf)),
      ...actionCounts(ctx.asOf),
    })
    .from(recommendations)
    .leftJoin(assignments, isLatestAssignment(ctx.asOf.event))
    .leftJoin(handedRecommendations, isLatestHandover(ctx.asOf.event))
    .leftJoin(dueDates, isLatestDueDate(ctx.asOf))
    .leftJoin(updates, isCurrentUpdate(ctx.asOf))
    .leftJoin(trail, eq(trail.number, updates.trail))
    .leftJoin(assessments, isLatestAssessment(ctx.asOf))
    .leftJoin(assessed, eq(assessed.number, assessments.trail))
    .leftJoin(signOffs, isLatestStep(ctx.asOf))
    .leftJoin(stepped, eq(stepped.number, signOffs.trail))
    .leftJoin(acceptances, eq(acceptances.trail, signOffs.trail))
    .$dynamic();
}

type FactRow = Awaited<ReturnType<typeof selectStatusFacts>>[number];

/** A row as the facts that a position is derived from. */
export function factsFrom(row: FactRow): StatusFacts {
  const {
    assignmentTrail,
    agencyId,
    leadPersonId,
    handoverToAccept,
    basis,
    confirmed,
    updateTrail,
    nothingChanged,
    updatedAt,
    sample,
    assessedRating,
    assessedRole,
    step,
    stepAt,
    recheckOn,
    ...rest
  } = row;
  return {
    ...rest,
    assignment:
      assignmentTrail === null || agencyId === null || basis === null
        ? null
        : { trail: assignmentTrail, agencyId, leadPersonId, handoverToAccept, basis, confirmed },
    assessment: assessedRating && assessedRole && { rating: assessedRating, role: assessedRole },
    assurance: step && stepAt !== null ? { step, at: stepAt, recheckOn } : null,
    lastUpdate:
      updateTrail === null || updatedAt === null
        ? null
        : { trail: updateTrail, at: updatedAt, sample: sample ?? false, nothingChanged: nothingChanged ?? false },
  };
}

/** Joins the due date that holds as at a moment. */
export function isLatestDueDate(asOf: AsOf): SQL {
  return sql`${dueDates.trail} = (select max(d.trail) from ${dueDates} d where d.recommendation_id = ${recommendations.id} and d.trail <= ${asOf.event})`;
}

/** The owner's update that counts: the latest, where a correction stands in the place of what it corrects. */
export function isCurrentUpdate(asOf: AsOf): SQL {
  return sql`${updates.trail} = (select u.trail from ${updates} u where u.recommendation_id = ${recommendations.id} and u.trail <= ${asOf.event}
    and u.as_owner = 1 and ${countsAsOf(aliased("u"), asOf.event)} order by u.stands_at desc, u.trail desc limit 1)`;
}

/** Joins the latest assessment that counts. */
export function isLatestAssessment(asOf: AsOf): SQL {
  return sql`${assessments.trail} = (select max(a.trail) from ${assessments} a where a.recommendation_id = ${recommendations.id}
    and a.trail <= ${asOf.event} and ${countsAsOf(aliased("a"), asOf.event)})`;
}

/** Joins the latest step of assurance that counts. */
export function isLatestStep(asOf: AsOf): SQL {
  return sql`${signOffs.trail} = (select max(s.trail) from ${signOffs} s where s.recommendation_id = ${recommendations.id}
    and s.trail <= ${asOf.event} and ${countsAsOf(aliased("s"), asOf.event)})`;
}

/** How often the owner has to report, in months. */
export function reportingMonths(asOf: AsOf) {
  return sql<number>`coalesce((select i.months from ${reportingIntervals} i where i.recommendation_id = ${recommendations.id}
    and i.trail <= ${asOf.event} order by i.trail desc limit 1), ${DEFAULT_REPORTING_MONTHS})`;
}

/** How many of the owner's updates, from the last one back, said that nothing has changed. */
function unchangedInARow(asOf: AsOf) {
  // A correction stands in the place of what it corrects.
  const standing = sql`from ${updates} u where u.recommendation_id = ${recommendations.id} and u.trail <= ${asOf.event}
    and u.as_owner = 1 and ${countsAsOf(aliased("u"), asOf.event)}
    and not exists (select 1 from ${updates} a where a.recommendation_id = u.recommendation_id and a.stands_at = u.stands_at
      and a.trail > u.trail and a.trail <= ${asOf.event} and a.as_owner = 1 and ${countsAsOf(aliased("a"), asOf.event)})`;
  return sql<number>`case when ${updates.nothingChanged} = 1 then (select count(*) ${standing}
    and u.stands_at > coalesce((select max(u.stands_at) ${standing} and u.nothing_changed = 0), 0)) else 0 end`.mapWith(
    Number,
  );
}

/** How many actions are open, done, and overdue. */
function actionCounts(asOf: AsOf) {
  const state = sql`coalesce((select p.state from action_reports p where p.action_trail = a.trail and p.trail <= ${asOf.event}
    and ${countsAsOf(aliased("p"), asOf.event)} order by p.trail desc limit 1), 'open')`;
  const count = (condition: SQL) =>
    sql<number>`(select count(*) from ${actions} a where a.recommendation_id = ${recommendations.id} and a.trail <= ${asOf.event}
      and ${countsAsOf(aliased("a"), asOf.event)} and ${condition})`.mapWith(Number);
  return {
    openActions: count(sql`${state} = 'open'`),
    doneActions: count(sql`${state} = 'done'`),
    overdueActions: count(sql`a.due_on < ${asOf.date} and ${state} = 'open'`),
  };
}

function confirmedBy(asOf: AsOf): SQL {
  return sql`exists (select 1 from ${ownerConfirmations} where ${ownerConfirmations.assignmentTrail} = ${assignments.trail} and ${ownerConfirmations.trail} <= ${asOf.event})`;
}

/** `isOwnerToBeConfirmed`, as the database reads it. */
export function hasOwnerToBeConfirmed(asOf: AsOf, directory: Directory): SQL {
  const undecided = [...directory.keys()].filter((id) => successorId(directory, id, asOf.date) === null);
  return sql`(${assignments.trail} is null or (${assignments.basis} = 'proposed' and not ${confirmedBy(asOf)})
    or ${undecided.length > 0 ? inArray(assignments.agencyId, undecided) : sql`0`})`;
}

/** Whether the owner is silent, as the database reads it: the last update is older than the interval, and one is expected. */
export function isSilentIn(asOf: AsOf): SQL {
  const months = reportingMonths(asOf);
  const since = Array.from({ length: MAX_REPORTING_MONTHS }, (_, index) => index + 1).map(
    (interval) => sql`when ${interval} then ${silentBefore(asOf.date, interval)}`,
  );
  return sql`(coalesce(${signOffs.step}, '') not in ('requested', 'accepted', 'embedded', 'not-pursued')
    and ${trail.at} < case ${months} ${sql.join(since, sql` `)} end)`;
}

/** Whether `q` is the request made last for another due date, and has not been decided on. */
function isOpenRequest(asOf: AsOf): SQL {
  return sql`q.trail = (select max(a.trail) from ${dateRequests} a where a.recommendation_id = ${recommendations.id}
      and a.trail <= ${asOf.event} and ${countsAsOf(aliased("a"), asOf.event)})
    and not exists (select 1 from ${dateDecisions} d where d.request_trail = q.trail and d.trail <= ${asOf.event})`;
}

/** Whether another due date has been asked for and not decided on, as the database reads it. */
export function hasNewDateAskedIn(asOf: AsOf): SQL {
  return sql`exists (select 1 from ${dateRequests} q where ${isOpenRequest(asOf)})`;
}

/** Whether the re-check of what was accepted is due, as the database reads it. */
export function isRecheckDueIn(asOf: AsOf): SQL {
  return sql`(${signOffs.step} = 'accepted' and ${acceptances.recheckOn} <= ${asOf.date})`;
}

/** The table of `shownWhen`, as the database reads it. */
export function shownIn(date: CalendarDate) {
  const rows = statusRules.map(({ shown, step, claimed, isOverdue, either }) => {
    const conditions = [
      ...(step ? [sql`${signOffs.step} = ${step}`] : []),
      ...(claimed ? [sql`${updates.rating} = ${claimed}`] : []),
      ...(isOverdue ? [sql`${dueDates.dueOn} < ${date}`] : []),
      ...(either ? [sql`(${updates.rating} = ${either} or ${assessments.rating} = ${either})`] : []),
    ];
    return sql`when ${and(...conditions)} then ${shown}`;
  });
  return sql<Status>`case ${sql.join(rows, sql` `)} else ${fallbackStatus} end`;
}
