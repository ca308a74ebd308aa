import { and, asc, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import type { Reading } from "#db/client.ts";
import {
  actionReports,
  actions,
  asks,
  handedActions,
  handoverAcceptances,
  recommendations,
  trail,
} from "#db/schema/index.ts";
import { clearedAs, clearedBy, visibleTo } from "#lib/core/access.ts";
import type { Moment } from "#lib/core/as-of.ts";
import { database } from "#lib/core/database.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Action, Ask } from "./rules.ts";

/** What a recommendation asks for, part by part, as named last by a moment; none where it asks for one thing. */
export async function listAsks(
  _viewer: Viewer,
  recommendationId: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<Ask[]> {
  const latest = sql`(select max(a.trail) from ${asks} a where a.recommendation_id = ${recommendationId} and a.trail <= ${moment.trail})`;
  return on
    .select({ id: asks.id, words: asks.words })
    .from(asks)
    .where(and(eq(asks.recommendationId, recommendationId), sql`trail = ${latest}`))
    .orderBy(asc(asks.id));
}

/** What every ask was called when it was named, by its id. */
export async function askWords(_viewer: Viewer): Promise<ReadonlyMap<number, string>> {
  const rows = await database().reading.select({ id: asks.id, words: asks.words }).from(asks);
  return new Map(rows.map(({ id, words }) => [id, words]));
}

/** The actions under a recommendation that the viewer may see as at a moment, in the order in which they are due. */
export function listActions(
  viewer: Viewer,
  recommendationId: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<Action[]> {
  return actionRows(on, viewer, moment, eq(actions.recommendationId, recommendationId));
}

/** The actions under these recommendations that count for everybody, in the order in which they are due. */
export async function listActionsUnder(
  viewer: Viewer,
  recommendationIds: readonly number[],
  moment: Moment,
): Promise<Action[]> {
  const among = sql`${actions.recommendationId} in (select value from json_each(${JSON.stringify(recommendationIds)}))`;
  return (await actionRows(database().reading, viewer, moment, among)).filter(({ isHeld }) => !isHeld);
}

/** The actions that are one person's to do now, whichever recommendation they are under. */
export async function listActionsOf(viewer: Viewer, personId: number, moment: Moment, on: Reading): Promise<Action[]> {
  const all = await actionRows(
    on,
    viewer,
    moment,
    sql`(${actions.personId} = ${personId} or exists (select 1 from ${handedActions} h where h.action_trail = ${actions.trail} and h.to_person_id = ${personId}))`,
  );
  return all.filter((action) => action.personId === personId);
}

/** The actions that these agencies are to do. */
export function listActionsOfAgencies(viewer: Viewer, agencyIds: readonly number[], moment: Moment): Promise<Action[]> {
  const isTheirs = sql`${actions.agencyId} in (select value from json_each(${JSON.stringify(agencyIds)}))`;
  return actionRows(database().reading, viewer, moment, isTheirs);
}

/** One action. Throws NotFound where there is none, or the viewer may not see it. */
export async function getAction(
  viewer: Viewer,
  actionTrail: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<Action> {
  const [action] = await actionRows(on, viewer, moment, eq(actions.trail, actionTrail));
  if (!action) throw new NotFound("action");
  return action;
}

const reported = alias(trail, "reported");

async function actionRows(on: Reading, viewer: Viewer, moment: Moment, which: SQL): Promise<Action[]> {
  const upTo = moment.trail;
  const accepted = sql`exists (select 1 from ${handoverAcceptances} k where k.handover_trail = ${handedActions.trail} and k.trail <= ${upTo})`;
  const rows = await on
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
      state: sql<Action["state"]>`coalesce(${actionReports.state}, 'open')`,
      doneOn: actionReports.doneOn,
      note: sql<string>`coalesce(${actionReports.note}, '')`,
      reportTrail: actionReports.trail,
      reportedAt: reported.at,
      sample: trail.sample,
      isHeld: sql<boolean>`not ${clearedBy(actions, upTo)}`.mapWith(Boolean),
    })
    .from(actions)
    .innerJoin(trail, eq(trail.number, actions.trail))
    .innerJoin(recommendations, eq(recommendations.id, actions.recommendationId))
    .leftJoin(actionReports, isLatestReport(moment))
    .leftJoin(reported, eq(reported.number, actionReports.trail))
    .leftJoin(
      handedActions,
      sql`${handedActions.actionTrail} = ${actions.trail} and ${handedActions.trail} =
        (select max(h.trail) from ${handedActions} h where h.action_trail = ${actions.trail} and h.trail <= ${upTo})`,
    )
    .where(and(which, lte(actions.trail, upTo), visibleTo(viewer, actions, upTo)))
    .orderBy(asc(actions.dueOn), asc(actions.trail));
  return rows;
}

/** Joins the report that says how an action stands: the latest one that is not held. */
export function isLatestReport(moment: Moment): SQL {
  return sql`${actionReports.trail} = (select max(p.trail) from ${actionReports} p
    where p.action_trail = ${actions.trail} and p.trail <= ${moment.trail} and ${clearedAs("p", moment.trail)})`;
}

/** Everything that was said of an action and that the viewer may see, newest first. */
export async function listReports(viewer: Viewer, actionTrail: number, moment: Moment) {
  return database()
    .reading.select({
      trail: actionReports.trail,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      agencyId: actionReports.agencyId,
      state: actionReports.state,
      doneOn: actionReports.doneOn,
      note: actionReports.note,
      isHeld: sql<boolean>`not ${clearedBy(actionReports, moment.trail)}`.mapWith(Boolean),
    })
    .from(actionReports)
    .innerJoin(trail, eq(trail.number, actionReports.trail))
    .where(
      and(
        eq(actionReports.actionTrail, actionTrail),
        lte(actionReports.trail, moment.trail),
        visibleTo(viewer, actionReports, moment.trail),
      ),
    )
    .orderBy(desc(actionReports.trail));
}
