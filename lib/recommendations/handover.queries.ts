import { and, asc, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import {
  assignments,
  handedActions,
  handedRecommendations,
  handoverAcceptances,
  handovers,
  recommendations,
  standings,
  trail,
} from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { listActionsOfPerson } from "./actions/queries.ts";
import type { Action } from "./actions/rules.ts";
import type { Handover } from "./handover.rules.ts";
import { currentLeadColumns, isLatestAssignment, isLatestHandover } from "./ownership.queries.ts";

/** A recommendation that a person leads. */
export interface LedRecommendation {
  readonly id: number;
  readonly reference: string;
  readonly shortTitle: string;
}

/** The work of one person: the recommendations they lead and their open actions. */
export interface Portfolio {
  readonly recommendations: readonly LedRecommendation[];
  readonly actions: readonly Action[];
}

/** The work of one person as of an instant, which has to be handed over when they leave. */
export async function getPortfolio(ctx: VisibleSnapshot, personId: number): Promise<Portfolio> {
  const actions = await listActionsOfPerson(ctx, personId);
  const { leadPersonId } = currentLeadColumns(ctx.asOf.event);
  const { shortTitle } = wordsAsOf(ctx.asOf.event);
  return {
    recommendations: await ctx.db
      .select({ id: recommendations.id, reference: recommendations.reference, shortTitle })
      .from(recommendations)
      .innerJoin(assignments, isLatestAssignment(ctx.asOf.event))
      .leftJoin(handedRecommendations, isLatestHandover(ctx.asOf.event))
      .where(and(lte(recommendations.trail, ctx.asOf.event), sql`${leadPersonId} = ${personId}`))
      .orderBy(asc(recommendations.reviewId), asc(recommendations.number)),
    actions: actions.filter(({ state }) => state === "open"),
  };
}

/** The handovers not accepted as of an instant, to one person or to all. Those whose work was reassigned since are left out. */
export async function listPendingHandovers(ctx: Snapshot, toPersonId?: number): Promise<Handover[]> {
  const rows = await handoverRows(ctx).where(
    and(
      lte(handovers.trail, ctx.asOf.event),
      sql`${acceptedAt(ctx.asOf)} is null`,
      isStillInEffect(ctx.asOf),
      toPersonId === undefined ? undefined : eq(handovers.toPersonId, toPersonId),
    ),
  );
  return rows.map(toHandover);
}

/** One handover, by its trail number. Throws NotFound. */
export async function getHandover(ctx: Snapshot, handoverTrail: number): Promise<Handover> {
  const row = await handoverRows(ctx).where(eq(handovers.trail, handoverTrail)).get();
  if (!row) throw new NotFound("handover");
  return toHandover(row);
}

/** Every handover from or to one person, newest first. */
export async function listHandoversOfPerson(ctx: Snapshot, personId: number): Promise<Handover[]> {
  const rows = await handoverRows(ctx)
    .where(sql`${handovers.fromPersonId} = ${personId} or ${handovers.toPersonId} = ${personId}`)
    .orderBy(desc(handovers.trail));
  return rows.map(toHandover);
}

/** A disabled person who still leads recommendations, with their number. */
export interface DisabledLead {
  readonly personId: number;
  readonly recommendations: number;
}

/** The disabled people who still lead recommendations as of an instant; their work has to be handed over. */
export async function listDisabledLeads(ctx: Snapshot): Promise<DisabledLead[]> {
  const { leadPersonId } = currentLeadColumns(ctx.asOf.event);
  const isDisabled = sql`(select s.active from ${standings} s where s.person_id = ${leadPersonId} and s.trail <= ${ctx.asOf.event}
    order by s.trail desc limit 1) = 0`;
  const rows = await ctx.db
    .select({ personId: leadPersonId.as("led_by"), recommendations: sql<number>`count(*)` })
    .from(recommendations)
    .innerJoin(assignments, isLatestAssignment(ctx.asOf.event))
    .leftJoin(handedRecommendations, isLatestHandover(ctx.asOf.event))
    .where(and(lte(recommendations.trail, ctx.asOf.event), isDisabled))
    .groupBy(sql`led_by`);
  return rows.flatMap(({ personId, ...row }) => (personId === null ? [] : [{ personId, ...row }]));
}

/** Whether any work of a handover is still with its successor: neither handed over again nor given another lead. */
function isStillInEffect(asOf: AsOf): SQL {
  const upTo = asOf.event;
  return sql`(exists (select 1 from ${handedRecommendations} h where h.trail = ${handovers.trail}
      and not exists (select 1 from ${handedRecommendations} n where n.recommendation_id = h.recommendation_id and n.trail > h.trail and n.trail <= ${upTo})
      and not exists (select 1 from ${assignments} a where a.recommendation_id = h.recommendation_id and a.trail > h.trail and a.trail <= ${upTo}))
    or exists (select 1 from ${handedActions} h where h.trail = ${handovers.trail}
      and not exists (select 1 from ${handedActions} n where n.action_trail = h.action_trail and n.trail > h.trail and n.trail <= ${upTo})))`;
}

function acceptedAt(asOf: AsOf) {
  return sql<Instant | null>`(select t.at from ${handoverAcceptances} k join ${trail} t on t.number = k.trail
    where k.handover_trail = ${handovers.trail} and k.trail <= ${asOf.event})`;
}

function handoverRows(ctx: Snapshot) {
  return ctx.db
    .select({
      trail: handovers.trail,
      at: trail.at,
      fromPersonId: handovers.fromPersonId,
      toPersonId: handovers.toPersonId,
      reason: handovers.reason,
      references: sql<string | null>`(select group_concat(r.reference) from ${handedRecommendations} h
        join ${recommendations} r on r.id = h.recommendation_id where h.trail = ${handovers.trail})`,
      actionCount: sql<number>`(select count(*) from ${handedActions} h where h.trail = ${handovers.trail})`,
      acceptedAt: acceptedAt(ctx.asOf),
    })
    .from(handovers)
    .innerJoin(trail, eq(trail.number, handovers.trail))
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof handoverRows>>[number];

function toHandover({ references, ...row }: Row): Handover {
  return { ...row, references: references?.split(",") ?? [] };
}
