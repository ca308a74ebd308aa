import { and, desc, eq, inArray, lte, sql } from "drizzle-orm";
import { appraisals, assessments, evidence, trail } from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import type { Role } from "#lib/core/viewer.ts";
import { countsAsOf } from "#lib/core/visibility.ts";
import type { Assessment } from "./assessment.rules.ts";

/** The latest assessment as of an instant that is not held for review; null if there is none. */
export async function findAssessment(ctx: Snapshot, recommendationId: number): Promise<Assessment | null> {
  const row = await ctx.db
    .select({
      trail: assessments.trail,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      rating: assessments.rating,
      reason: assessments.reason,
    })
    .from(assessments)
    .innerJoin(trail, eq(trail.number, assessments.trail))
    .where(
      and(
        eq(assessments.recommendationId, recommendationId),
        lte(assessments.trail, ctx.asOf.event),
        countsAsOf(assessments, ctx.asOf.event),
      ),
    )
    .orderBy(desc(assessments.trail))
    .limit(1)
    .get();
  return row ?? null;
}

/** The latest judgement of whether a piece of evidence is sufficient, with the reason. */
export interface Appraisal {
  readonly trail: number;
  readonly evidenceId: number;
  readonly isSufficient: boolean;
  readonly reason: string;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
}

/** The latest appraisal of each piece of evidence on a recommendation as of an instant, by evidence id. */
export async function getAppraisals(ctx: Snapshot, recommendationId: number): Promise<ReadonlyMap<number, Appraisal>> {
  const latest = sql`(select max(a.trail) from ${appraisals} a join ${evidence} e on e.id = a.evidence_id
    where e.recommendation_id = ${recommendationId} and a.trail <= ${ctx.asOf.event} group by a.evidence_id)`;
  const rows = await ctx.db
    .select({
      trail: appraisals.trail,
      evidenceId: appraisals.evidenceId,
      isSufficient: appraisals.isSufficient,
      reason: appraisals.reason,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
    })
    .from(appraisals)
    .innerJoin(trail, eq(trail.number, appraisals.trail))
    .where(inArray(appraisals.trail, latest));
  return new Map(rows.map((row) => [row.evidenceId, row]));
}
