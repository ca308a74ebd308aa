import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import { dateDecisions, dateRequests, dueDates, reportingIntervals, takenOver, trail } from "#db/schema/index.ts";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { countsAsOf } from "#lib/core/visibility.ts";
import { type AgreedDate, DEFAULT_REPORTING_MONTHS } from "./rules.ts";

/** A request for a new due date that has not been decided on. */
export interface OpenDateRequest {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly agencyId: number;
  readonly dueOn: CalendarDate;
  readonly reason: string;
  readonly interimRisk: string;
}

/** The due dates and the reporting interval of a recommendation as of an instant. */
export interface DueDates {
  /** Every agreed date, oldest first; the last one applies. */
  readonly agreed: readonly AgreedDate[];
  readonly openRequest: OpenDateRequest | null;
  readonly reportingMonths: number;
}

/** The agreed due dates of a recommendation, the open request for a new one and the reporting interval, as of an instant. */
export async function getDueDates(ctx: Snapshot, recommendationId: number): Promise<DueDates> {
  const agreed = await ctx.db
    .select({ trail: dueDates.trail, dueOn: dueDates.dueOn, at: trail.at, takenOverFrom: takenOver.agreedOn })
    .from(dueDates)
    .innerJoin(trail, eq(trail.number, dueDates.trail))
    .leftJoin(takenOver, eq(takenOver.trail, dueDates.trail))
    .where(and(eq(dueDates.recommendationId, recommendationId), lte(dueDates.trail, ctx.asOf.event)))
    .orderBy(asc(dueDates.trail));
  const interval = await ctx.db
    .select({ months: reportingIntervals.months })
    .from(reportingIntervals)
    .where(
      and(eq(reportingIntervals.recommendationId, recommendationId), lte(reportingIntervals.trail, ctx.asOf.event)),
    )
    .orderBy(desc(reportingIntervals.trail))
    .limit(1)
    .get();
  return {
    agreed,
    openRequest: await findOpenRequest(ctx, recommendationId),
    reportingMonths: interval?.months ?? DEFAULT_REPORTING_MONTHS,
  };
}

/** The latest request if it is undecided. An earlier request that was released from review after it is superseded. */
async function findOpenRequest(ctx: Snapshot, recommendationId: number): Promise<OpenDateRequest | null> {
  const row = await ctx.db
    .select({
      trail: dateRequests.trail,
      at: trail.at,
      personId: trail.personId,
      agencyId: dateRequests.agencyId,
      dueOn: dateRequests.dueOn,
      reason: dateRequests.reason,
      interimRisk: dateRequests.interimRisk,
      isDecided:
        sql<boolean>`exists (select 1 from ${dateDecisions} where ${dateDecisions.requestTrail} = ${dateRequests.trail} and ${dateDecisions.trail} <= ${ctx.asOf.event})`.mapWith(
          Boolean,
        ),
    })
    .from(dateRequests)
    .innerJoin(trail, eq(trail.number, dateRequests.trail))
    .where(
      and(
        eq(dateRequests.recommendationId, recommendationId),
        lte(dateRequests.trail, ctx.asOf.event),
        countsAsOf(dateRequests, ctx.asOf.event),
      ),
    )
    .orderBy(desc(dateRequests.trail))
    .limit(1)
    .get();
  if (!row || row.isDecided) return null;
  const { isDecided: _, ...request } = row;
  return request;
}
