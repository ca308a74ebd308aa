import { and, asc, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { prepared } from "#db/client.ts";
import { listOf } from "#db/list.ts";
import {
  actionReports,
  actions,
  asks,
  handedActions,
  handoverAcceptances,
  recommendations,
  takenOver,
  trail,
} from "#db/schema/index.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { aliased, countsAsOf, isVisible, type VisibleSnapshot } from "#lib/core/visibility.ts";
import type { Action, Ask } from "./rules.ts";

/** The current asks of a recommendation as of an instant, in order; empty if it was not split into asks. */
export async function listAsks(ctx: Snapshot, recommendationId: number): Promise<Ask[]> {
  return latestAsks(ctx.db).all({ id: recommendationId, upTo: ctx.asOf.event });
}

const [askedOf, asksUpTo] = [sql.placeholder("id"), sql.placeholder("upTo")];
const latestAsks = prepared((db) =>
  db
    .select({ id: asks.id, words: asks.words })
    .from(asks)
    .where(
      and(
        eq(asks.recommendationId, askedOf),
        sql`trail = (select max(a.trail) from ${asks} a where a.recommendation_id = ${askedOf} and a.trail <= ${asksUpTo})`,
      ),
    )
    .orderBy(asc(asks.id))
    .prepare(),
);

/** The text of every ask ever named, by its id. */
export async function getAskTexts(ctx: Snapshot): Promise<ReadonlyMap<number, string>> {
  const rows = await ctx.db.select({ id: asks.id, words: asks.words }).from(asks);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** The actions of a recommendation that the viewer may see as of an instant, ordered by due date. */
export function listActions(ctx: VisibleSnapshot, recommendationId: number): Promise<Action[]> {
  return actionRows(ctx, eq(actions.recommendationId, recommendationId));
}

/** The actions of these recommendations that are not held for review, ordered by due date. */
export async function listReleasedActions(
  ctx: VisibleSnapshot,
  recommendationIds: readonly number[],
): Promise<Action[]> {
  const among = inArray(actions.recommendationId, listOf(recommendationIds));
  return (await actionRows(ctx, among)).filter(({ isHeld }) => !isHeld);
}

/** The actions assigned to one person, handovers included, across all recommendations, ordered by due date. */
export async function listActionsOfPerson(ctx: VisibleSnapshot, personId: number): Promise<Action[]> {
  const all = await actionRows(
    ctx,
    sql`(${actions.personId} = ${personId} or exists (select 1 from ${handedActions} h where h.action_trail = ${actions.trail} and h.to_person_id = ${personId}))`,
  );
  return all.filter((action) => action.personId === personId);
}

/** The actions assigned to these agencies that the viewer may see, ordered by due date. */
export function listActionsOfAgencies(ctx: VisibleSnapshot, agencyIds: readonly number[]): Promise<Action[]> {
  const isAssigned = inArray(actions.agencyId, listOf(agencyIds));
  return actionRows(ctx, isAssigned);
}

/** One action, by its trail number. Throws NotFound if it does not exist or the viewer may not see it. */
export async function getAction(ctx: VisibleSnapshot, actionTrail: number): Promise<Action> {
  const [action] = await actionRows(ctx, eq(actions.trail, actionTrail));
  if (!action) throw new NotFound("action");
  return action;
}

const reported = alias(trail, "reported");

async function actionRows(ctx: VisibleSnapshot, which: SQL): Promise<Action[]> {
  const upTo = ctx.asOf.event;
  const accepted = sql`exists (select 1 from ${handoverAcceptances} k where k.handover_trail = ${handedActions.trail} and k.trail <= ${upTo})`;
  const rows = await ctx.db
    .select({
      trail: actions.trail,
      recommendationId: actions.recommendationId,
      reference: recommendations.reference,
      askId: actions.askId,
      agencyId: actions.agencyId,
      personId: sql<number | null>`coalesce(${handedActions.toPersonId}, ${actions.personId})`,
      handoverToAccept: sql<number | null>`case when not ${accepted} then ${handedActions.trail} end`,
      what: actions.what,
      dueOn: actions.dueOn,
      takenOverFrom: takenOver.agreedOn,
      state: sql<Action["state"]>`coalesce(${actionReports.state}, 'open')`,
      doneOn: actionReports.doneOn,
      note: sql<string>`coalesce(${actionReports.note}, '')`,
      reportTrail: actionReports.trail,
      reportedAt: reported.at,
      sample: sql<boolean>`${trail.sample} or coalesce(${reported.sample}, 0)`.mapWith(Boolean),
      isHeld: sql<boolean>`not ${countsAsOf(actions, upTo)}`.mapWith(Boolean),
    })
    .from(actions)
    .innerJoin(trail, eq(trail.number, actions.trail))
    .innerJoin(recommendations, eq(recommendations.id, actions.recommendationId))
    .leftJoin(takenOver, eq(takenOver.trail, actions.trail))
    .leftJoin(actionReports, isLatestReport(ctx.asOf))
    .leftJoin(reported, eq(reported.number, actionReports.trail))
    .leftJoin(
      handedActions,
      sql`${handedActions.actionTrail} = ${actions.trail} and ${handedActions.trail} =
        (select max(h.trail) from ${handedActions} h where h.action_trail = ${actions.trail} and h.trail <= ${upTo})`,
    )
    .where(and(which, lte(actions.trail, upTo), isVisible(ctx, actions)))
    .orderBy(asc(actions.dueOn), asc(actions.trail));
  return rows;
}

/** Join condition for the report that gives the state of an action: the latest one that is not held for review. */
export function isLatestReport(asOf: AsOf): SQL {
  return sql`${actionReports.trail} = (select max(p.trail) from ${actionReports} p
    where p.action_trail = ${actions.trail} and p.trail <= ${asOf.event} and ${countsAsOf(aliased("p"), asOf.event)})`;
}

/** The reports on an action that the viewer may see, newest first. */
export async function listActionReports(ctx: VisibleSnapshot, actionTrail: number) {
  return ctx.db
    .select({
      trail: actionReports.trail,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      agencyId: actionReports.agencyId,
      state: actionReports.state,
      doneOn: actionReports.doneOn,
      note: actionReports.note,
      isHeld: sql<boolean>`not ${countsAsOf(actionReports, ctx.asOf.event)}`.mapWith(Boolean),
    })
    .from(actionReports)
    .innerJoin(trail, eq(trail.number, actionReports.trail))
    .where(
      and(
        eq(actionReports.actionTrail, actionTrail),
        lte(actionReports.trail, ctx.asOf.event),
        isVisible(ctx, actionReports),
      ),
    )
    .orderBy(desc(actionReports.trail));
}
