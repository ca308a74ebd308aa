import { and, asc, eq, gte, lt, lte, type Placeholder, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { prepared, type Reading } from "#db/client.ts";
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
  people,
  questions,
  recommendations,
  reportingIntervals,
  responseRequests,
  responses,
  signOffs,
  successMeasures,
  trail,
  updates,
} from "#db/schema/index.ts";
import { type CalendarDate, parseCalendarDate } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { aliased, countsAsOf } from "#lib/core/visibility.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { DEFAULT_REPORTING_MONTHS } from "#lib/recommendations/due-dates/rules.ts";
import { chainsAsOf } from "#lib/recommendations/links/queries.ts";
import { type Chained, unlinked } from "#lib/recommendations/links/rules.ts";
import { currentLeadColumns, isLatestAssignment, isLatestHandover } from "#lib/recommendations/ownership.queries.ts";
import { isThreadOpenAsOf } from "#lib/recommendations/questions.queries.ts";
import type { Answer } from "#lib/recommendations/responses/rules.ts";
import { isCurrentEvidence } from "#lib/recommendations/updates/queries.ts";
import type { StatusFacts } from "./rules.ts";

const upTo = { event: sql.placeholder("trail") };
const [date, ids] = [sql.placeholder("date"), sql.placeholder("ids")];
const [assessed, stepped, owned] = [alias(trail, "assessed"), alias(trail, "stepped"), alias(trail, "owned")];

/** The facts of every recommendation as of a snapshot, in the order of their references. */
export function readAllFacts(ctx: Snapshot): StatusFacts[] {
  const { asOf, db } = ctx;
  return withChains(ctx, allFacts(db).all({ trail: asOf.event, date: asOf.date }));
}

/** The facts of these recommendations as of a snapshot, in the order of their references; none of those made later. */
export function readFacts(ctx: Snapshot, recommendationIds: readonly number[]): StatusFacts[] {
  const { asOf, db } = ctx;
  if (recommendationIds.length === 0) return [];
  const found = someFacts(db).all({ trail: asOf.event, date: asOf.date, ids: JSON.stringify(recommendationIds) });
  return withChains(ctx, found);
}

/** The facts of these rows, with what the links of the recommendations say. */
function withChains(ctx: Snapshot, rows: readonly FactRow[]): StatusFacts[] {
  const chains = chainsAsOf(ctx);
  return rows.map((row) => ({ ...factsFrom(row), ...(chains.get(row.id) ?? unlinked) }));
}

const allFacts = prepared((db) => selectFacts(db).prepare());
const someFacts = prepared((db) =>
  selectFacts(db, sql`${recommendations.id} in (select value from json_each(${ids}))`).prepare(),
);

/** The ids of the recommendations with an action that was not overdue on an earlier day and may be on that of a snapshot. */
export function recommendationsWithActionsDue({ asOf, db }: Snapshot, since: CalendarDate): number[] {
  const due = actionsDue(db).all({ trail: asOf.event, since, date: asOf.date });
  return due.map(({ id }) => id);
}

const actionsDue = prepared((db) =>
  db
    .selectDistinct({ id: actions.recommendationId })
    .from(actions)
    .where(and(lte(actions.trail, upTo.event), gte(actions.dueOn, sql.placeholder("since")), lt(actions.dueOn, date)))
    .prepare(),
);

function selectFacts(db: Reading, which?: SQL) {
  return db
    .select(factColumns())
    .from(recommendations)
    .leftJoin(assignments, isLatestAssignment(upTo.event))
    .leftJoin(handedRecommendations, isLatestHandover(upTo.event))
    .leftJoin(owned, eq(owned.number, firstAssignmentOfOwner()))
    .leftJoin(dueDates, isLatest(dueDates))
    .leftJoin(responseRequests, isLatest(responseRequests))
    .leftJoin(updates, isCurrentUpdate(upTo))
    .leftJoin(trail, eq(trail.number, updates.trail))
    .leftJoin(assessments, isLatestCounting(assessments))
    .leftJoin(assessed, eq(assessed.number, assessments.trail))
    .leftJoin(signOffs, isLatestCounting(signOffs))
    .leftJoin(stepped, eq(stepped.number, signOffs.trail))
    .leftJoin(acceptances, eq(acceptances.trail, signOffs.trail))
    .where(and(lte(recommendations.trail, upTo.event), which))
    .orderBy(asc(recommendations.reviewId), asc(recommendations.number));
}

function factColumns() {
  return {
    id: recommendations.id,
    reference: recommendations.reference,
    shortTitle: wordsAsOf(upTo.event).shortTitle,
    assignmentTrail: assignments.trail,
    agencyId: assignments.agencyId,
    ...currentLeadColumns(upTo.event),
    basis: assignments.basis,
    confirmed:
      sql<boolean>`exists (select 1 from ${ownerConfirmations} where ${ownerConfirmations.assignmentTrail} = ${assignments.trail}
      and ${ownerConfirmations.trail} <= ${upTo.event})`.mapWith(Boolean),
    ownedSinceTrail: owned.number,
    ownedSinceAt: recordedAt(),
    hasSuccessMeasure:
      sql<boolean>`exists (select 1 from ${successMeasures} m where m.recommendation_id = ${recommendations.id}
      and m.trail <= ${upTo.event})`.mapWith(Boolean),
    ...dueDateColumns(),
    ...responseColumns(),
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
    unchangedInARow: unchangedInARow(),
    reportingMonths:
      sql`coalesce((select i.months from ${reportingIntervals} i where i.recommendation_id = ${recommendations.id}
      and i.trail <= ${upTo.event} order by i.trail desc limit 1), ${DEFAULT_REPORTING_MONTHS})`.mapWith(Number),
    updateCount: countOf(updates),
    evidenceCount: countOf(evidence, isCurrentEvidence(upTo)),
    outcomeEvidenceCount: countOf(evidence, sql`${evidence.shows} = 'outcome' and ${isCurrentEvidence(upTo)}`),
    openQuestions: countOf(questions, isThreadOpenAsOf(upTo)),
    ...actionCounts(),
  };
}

type FactRow = ReturnType<ReturnType<typeof allFacts>["all"]>[number];

function factsFrom(row: FactRow): Omit<StatusFacts, keyof Chained> {
  const {
    assignmentTrail,
    agencyId,
    leadPersonId,
    handoverToAccept,
    basis,
    confirmed,
    ownedSinceTrail,
    ownedSinceAt,
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
    ownedSince: ownedSinceTrail === null || ownedSinceAt === null ? null : { trail: ownedSinceTrail, at: ownedSinceAt },
    assessment: assessedRating && assessedRole && { rating: assessedRating, role: assessedRole },
    assurance: step && stepAt !== null ? { step, at: stepAt, recheckOn } : null,
    lastUpdate:
      updateTrail === null || updatedAt === null
        ? null
        : { trail: updateTrail, at: updatedAt, sample: sample ?? false, nothingChanged: nothingChanged ?? false },
  };
}

/** The first assignment of the agency that owns the recommendation, after the last one of another agency. */
function firstAssignmentOfOwner(): SQL {
  const assigned = sql`from ${assignments} a where a.recommendation_id = ${recommendations.id} and a.trail <= ${upTo.event}`;
  return sql`(select min(a.trail) ${assigned} and a.trail > coalesce((select max(a.trail) ${assigned}
    and a.agency_id <> ${assignments.agencyId}), 0))`;
}

/** When the owner was recorded. What has an earlier date than the first person was entered when the tracker was set up. */
function recordedAt() {
  return sql<number | null>`max(${owned.at}, coalesce((select min(f.at) from ${people} p
    join ${trail} f on f.number = p.trail), ${owned.at}))`;
}

/** Joins the owner's update that counts: the latest, where a correction takes the place of what it corrects. */
export function isCurrentUpdate({ event }: { readonly event: number | Placeholder }): SQL {
  return sql`${updates.trail} = (select u.trail from ${updates} u where u.recommendation_id = ${recommendations.id} and u.trail <= ${event}
    and u.as_owner = 1 and ${countsAsOf(aliased("u"), event)} order by u.stands_at desc, u.trail desc limit 1)`;
}

/** Joins the latest row of a table about the recommendation. */
function isLatest(
  table: typeof dueDates | typeof responseRequests | typeof assessments | typeof signOffs,
  condition: SQL = sql`1`,
): SQL {
  return sql`${table.trail} = (select max(l.trail) from ${table} l where l.recommendation_id = ${recommendations.id}
    and l.trail <= ${upTo.event} and ${condition})`;
}

function isLatestCounting(table: typeof assessments | typeof signOffs): SQL {
  return isLatest(table, countsAsOf(aliased("l"), upTo.event));
}

/** The due date, every one ever agreed, and a later one that was requested and is not decided on. */
function dueDateColumns() {
  const agreed = sql`select d.due_on from ${dueDates} d where d.recommendation_id = ${recommendations.id} and d.trail <= ${upTo.event}`;
  const lastRequest = sql`(select max(a.trail) from ${dateRequests} a where a.recommendation_id = ${recommendations.id}
    and a.trail <= ${upTo.event} and ${countsAsOf(aliased("a"), upTo.event)})`;
  return {
    dueOn: dueDates.dueOn,
    agreedDates: sql`coalesce((select group_concat(due_on) from (${agreed} order by d.trail)), '')`.mapWith(datesIn),
    requestedDueOn: sql<CalendarDate | null>`(select q.due_on from ${dateRequests} q where q.trail = ${lastRequest}
      and not exists (select 1 from ${dateDecisions} d where d.request_trail = q.trail and d.trail <= ${upTo.event}))`,
  };
}

/** The day by which the owner owes a response to the latest request, and what it has said to that request. */
function responseColumns() {
  const ofOwner = sql`from ${responses} s where s.recommendation_id = ${recommendations.id} and s.trail > ${responseRequests.trail}
    and s.trail <= ${upTo.event} and s.as_owner = 1 and ${countsAsOf(aliased("s"), upTo.event)}`;
  // Most recommendations have no request, and then nothing is looked for.
  const ifAsked = (value: SQL) => sql`case when ${responseRequests.trail} is not null then ${value} end`;
  return {
    responseDueOn: sql<CalendarDate | null>`${ifAsked(sql`case when not exists (select 1 ${ofOwner}) then ${responseRequests.dueOn} end`)}`,
    // What an earlier owner said does not bind the next.
    answer: sql<Answer | null>`${ifAsked(sql`(select s.answer ${ofOwner} and s.trail > ${owned.number} order by s.trail desc limit 1)`)}`,
  };
}

/** The dates of a list that is joined by commas. */
function datesIn(joined: string): CalendarDate[] {
  return joined.split(",").flatMap((date) => parseCalendarDate(date) ?? []);
}

/** How many of the owner's updates, from the last one back, said that nothing has changed. */
function unchangedInARow() {
  // A correction takes the place of what it corrects.
  const current = sql`from ${updates} u where u.recommendation_id = ${recommendations.id} and u.trail <= ${upTo.event}
    and u.as_owner = 1 and ${countsAsOf(aliased("u"), upTo.event)}
    and not exists (select 1 from ${updates} a where a.recommendation_id = u.recommendation_id and a.stands_at = u.stands_at
      and a.trail > u.trail and a.trail <= ${upTo.event} and a.as_owner = 1 and ${countsAsOf(aliased("a"), upTo.event)})`;
  return sql<number>`case when ${updates.nothingChanged} = 1 then (select count(*) ${current}
    and u.stands_at > coalesce((select max(u.stands_at) ${current} and u.nothing_changed = 0), 0)) else 0 end`.mapWith(
    Number,
  );
}

/** How many rows of a table about the recommendation count and meet a condition. */
function countOf(table: typeof updates | typeof evidence | typeof questions, condition: SQL = sql`1`) {
  return sql`(select count(*) from ${table} where ${table.recommendationId} = ${recommendations.id}
    and ${table.trail} <= ${upTo.event} and ${countsAsOf(table, upTo.event)} and ${condition})`.mapWith(Number);
}

/** How many actions are open, done, and overdue. */
function actionCounts() {
  const state = sql`coalesce((select p.state from action_reports p where p.action_trail = a.trail and p.trail <= ${upTo.event}
    and ${countsAsOf(aliased("p"), upTo.event)} order by p.trail desc limit 1), 'open')`;
  const count = (condition: SQL) =>
    sql`(select count(*) from ${actions} a where a.recommendation_id = ${recommendations.id} and a.trail <= ${upTo.event}
      and ${countsAsOf(aliased("a"), upTo.event)} and ${condition})`.mapWith(Number);
  return {
    openActions: count(sql`${state} = 'open'`),
    doneActions: count(sql`${state} = 'done'`),
    overdueActions: count(sql`a.due_on < ${date} and ${state} = 'open'`),
  };
}
