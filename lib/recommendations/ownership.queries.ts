import { and, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { prepared } from "#db/client.ts";
import {
  assignments,
  contributorLists,
  handedRecommendations,
  handoverAcceptances,
  ownerConfirmations,
  recommendations,
  successMeasures,
  trail,
} from "#db/schema/index.ts";
import type { Responsible } from "#lib/core/access.ts";
import type { Context, Snapshot } from "#lib/core/context.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import type { Recorded } from "#lib/core/recorded-dates.ts";
import { listLeads } from "#lib/identity/people/queries.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { getRecommendation, type Recommendation } from "#lib/partnership/reviews.queries.ts";
import { type Assignment, type Owner, resolveOwner, resolveResponsible } from "./ownership.rules.ts";

const [id, upTo] = [sql.placeholder("id"), sql.placeholder("trail")];

const began = alias(trail, "began");
/** The number of the event since which the agency has been the owner without a break. */
const sinceEvent = sql`(select min(a.trail) from ${assignments} a
  where a.recommendation_id = ${assignments.recommendationId} and a.trail <= ${upTo} and a.trail > coalesce(
    (select max(o.trail) from ${assignments} o where o.recommendation_id = ${assignments.recommendationId}
      and o.trail <= ${upTo} and o.agency_id <> ${assignments.agencyId}), 0))`;

const latestAssignment = prepared((on) =>
  on
    .select({ ...assignmentColumns(upTo), ...currentLeadColumns(upTo), since: { at: began.at, role: began.role } })
    .from(assignments)
    .innerJoin(trail, eq(trail.number, assignments.trail))
    .innerJoin(began, eq(began.number, sinceEvent))
    .leftJoin(handedRecommendations, isLatestHandover(upTo))
    .where(and(eq(assignments.recommendationId, id), lte(assignments.trail, upTo)))
    .orderBy(desc(assignments.trail))
    .limit(1)
    .prepare(),
);
const latestContributors = prepared((on) =>
  on
    .select({ trail: contributorLists.trail, agencyIds: contributorLists.agencyIds })
    .from(contributorLists)
    .where(and(eq(contributorLists.recommendationId, id), lte(contributorLists.trail, upTo)))
    .orderBy(desc(contributorLists.trail))
    .limit(1)
    .prepare(),
);
const latestMeasure = prepared((on) =>
  on
    .select({ trail: successMeasures.trail, words: successMeasures.words })
    .from(successMeasures)
    .where(and(eq(successMeasures.recommendationId, id), lte(successMeasures.trail, upTo)))
    .orderBy(desc(successMeasures.trail))
    .limit(1)
    .prepare(),
);

/** The owner, contributors and success measure of a recommendation as of an instant. */
export interface Ownership {
  readonly owner: Owner | null;
  /** Since when this agency has been the owner without a break, even if its lead changed. */
  readonly ownerSince: Recorded | null;
  readonly contributors: { readonly trail: number; readonly agencyIds: readonly number[] } | null;
  readonly successMeasure: { readonly trail: number; readonly words: string } | null;
  readonly responsible: Responsible;
  readonly directory: Directory;
}

/** The owner, contributors and success measure of a recommendation as of an instant, agency successions included. */
export async function getOwnership(ctx: Snapshot, recommendation: Pick<Recommendation, "id">): Promise<Ownership> {
  const at = { id: recommendation.id, trail: ctx.asOf.event };
  const directory = await listAgencies(ctx);
  const latest = latestAssignment(ctx.db).get(at);
  const assignment: Assignment | null = latest ?? null;
  const contributors = latestContributors(ctx.db).get(at) ?? null;
  return {
    owner: resolveOwner(assignment, directory, ctx.asOf.date),
    ownerSince: latest?.since ?? null,
    contributors,
    successMeasure: latestMeasure(ctx.db).get(at) ?? null,
    responsible: resolveResponsible(assignment, contributors?.agencyIds ?? [], directory, ctx.asOf.date),
    directory,
  };
}

/** The recommendation as the subject of a command, with the agencies that the access table checks. Throws NotFound. */
export async function getRecommendationSubject(ctx: Snapshot, reference: string) {
  const recommendation = await getRecommendation(ctx, reference);
  const ownership = await getOwnership(ctx, recommendation);
  return {
    kind: "recommendation" as const,
    id: recommendation.id,
    responsible: ownership.responsible,
    recommendation,
    ownership,
  };
}

/**
 * The recommendation as the subject of a report, with the reporting agency: the viewer's own, or the one chosen by the
 * business team. Throws NotFound, Conflict if there is no owner, and Invalid if the chosen agency is not responsible.
 */
export async function getReportingSubject(
  ctx: Context,
  reference: string,
  chosen: number | undefined,
  /** The field in which the agency was chosen. */
  field = "agencyId",
) {
  const subject = await getRecommendationSubject(ctx, reference);
  const { owner, contributors } = subject.responsible;
  const agencyId = ctx.viewer.role === "lead" ? ctx.viewer.agencyId : (chosen ?? owner);
  if (agencyId === null)
    throw new Conflict("No one owns this recommendation yet. The business team assigns an owner first.");
  const isAnswerable = agencyId === owner || contributors.includes(agencyId);
  // The access table refuses a lead of another agency.
  if (!isAnswerable && ctx.viewer.role !== "lead")
    throw new Invalid({ [field]: "Choose on whose behalf you do this: the owner or a contributor." });
  return { ...subject, agencyId, asOwner: agencyId === owner };
}

/** An assignment in the history, with its reason and when it was recorded. */
export interface PastAssignment extends Omit<Assignment, "handoverToAccept">, Pick<Recorded, "at" | "role"> {
  readonly reason: string;
}

/** Every assignment of a recommendation up to an instant, newest first, with the lead named at the time. */
export async function listAssignments(ctx: Snapshot, recommendationId: number): Promise<PastAssignment[]> {
  return ctx.db
    .select({ ...assignmentColumns(ctx.asOf.event), reason: assignments.reason, at: trail.at, role: trail.role })
    .from(assignments)
    .innerJoin(trail, eq(trail.number, assignments.trail))
    .where(and(eq(assignments.recommendationId, recommendationId), lte(assignments.trail, ctx.asOf.event)))
    .orderBy(desc(assignments.trail));
}

type UpTo = number | typeof upTo;

function assignmentColumns(upToTrail: UpTo) {
  return {
    trail: assignments.trail,
    agencyId: assignments.agencyId,
    leadPersonId: assignments.leadPersonId,
    basis: assignments.basis,
    confirmed:
      sql<boolean>`exists (select 1 from ${ownerConfirmations} c where c.assignment_trail = ${assignments.trail} and c.trail <= ${upToTrail})`.mapWith(
        Boolean,
      ),
  };
}

/** The current lead of an assignment that is joined with the latest handover after it. */
export function currentLeadColumns(upToTrail: UpTo) {
  const accepted = sql`exists (select 1 from ${handoverAcceptances} k
    where k.handover_trail = ${handedRecommendations.trail} and k.trail <= ${upToTrail})`;
  return {
    leadPersonId: sql<number | null>`coalesce(${handedRecommendations.toPersonId}, ${assignments.leadPersonId})`,
    handoverToAccept: sql<number | null>`case when not ${accepted} then ${handedRecommendations.trail} end`,
  };
}

/** Join condition for the latest assignment of a recommendation up to a trail number. */
export function isLatestAssignment(upToTrail: UpTo): SQL {
  return sql`${assignments.trail} = (select max(a.trail) from ${assignments} a where a.recommendation_id = ${recommendations.id} and a.trail <= ${upToTrail})`;
}

/** Join condition for the latest handover of a recommendation after its assignment, up to a trail number. */
export function isLatestHandover(upToTrail: UpTo): SQL {
  return sql`${handedRecommendations.recommendationId} = ${assignments.recommendationId} and ${handedRecommendations.trail} =
    (select max(h.trail) from ${handedRecommendations} h where h.recommendation_id = ${assignments.recommendationId}
      and h.trail > ${assignments.trail} and h.trail <= ${upToTrail})`;
}

/** Throws Invalid with these field errors if a person is not an active lead of an agency. */
export async function assertLead(
  ctx: Snapshot,
  agencyId: number,
  personId: number,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const leads = await listLeads(ctx);
  if (!leads.some((lead) => lead.id === personId && lead.agencyId === agencyId)) throw new Invalid(fields);
}
