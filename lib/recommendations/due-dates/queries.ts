import { and, asc, desc, eq, lte, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { dateDecisions, dateRequests, dueDates, reportingIntervals, trail } from "#db/schema/index.ts";
import { clearedBy } from "#lib/core/access.ts";
import type { Moment } from "#lib/core/as-of.ts";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type AgreedDate, REPORTING_INTERVAL } from "./rules.ts";

/** A later date that was asked for and not decided on yet. */
export interface OpenRequest {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly agencyId: number;
  readonly dueOn: CalendarDate;
  readonly reason: string;
  readonly interimRisk: string;
}

/** By when a recommendation is due and how often its owner reports, as at a moment. */
export interface DueDates {
  /** Every date that was agreed, the first one first. */
  readonly agreed: readonly AgreedDate[];
  readonly openRequest: OpenRequest | null;
  readonly reportingMonths: number;
}

/** By when a recommendation is due, every date there has been, and a later one that was asked for, as at a moment. */
export async function dueDatesOf(
  _viewer: Viewer,
  recommendationId: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<DueDates> {
  const agreed = await on
    .select({ trail: dueDates.trail, dueOn: dueDates.dueOn, at: trail.at })
    .from(dueDates)
    .innerJoin(trail, eq(trail.number, dueDates.trail))
    .where(and(eq(dueDates.recommendationId, recommendationId), lte(dueDates.trail, moment.trail)))
    .orderBy(asc(dueDates.trail));
  const interval = await on
    .select({ months: reportingIntervals.months })
    .from(reportingIntervals)
    .where(and(eq(reportingIntervals.recommendationId, recommendationId), lte(reportingIntervals.trail, moment.trail)))
    .orderBy(desc(reportingIntervals.trail))
    .limit(1)
    .get();
  return {
    agreed,
    openRequest: await findOpenRequest(on, recommendationId, moment),
    reportingMonths: interval?.months ?? REPORTING_INTERVAL,
  };
}

/** The request made last, unless it has been decided: an earlier one that was held and released since has been overtaken. */
async function findOpenRequest(on: Reading, recommendationId: number, moment: Moment): Promise<OpenRequest | null> {
  const row = await on
    .select({
      trail: dateRequests.trail,
      at: trail.at,
      personId: trail.personId,
      agencyId: dateRequests.agencyId,
      dueOn: dateRequests.dueOn,
      reason: dateRequests.reason,
      interimRisk: dateRequests.interimRisk,
      isDecided:
        sql<boolean>`exists (select 1 from ${dateDecisions} where ${dateDecisions.requestTrail} = ${dateRequests.trail} and ${dateDecisions.trail} <= ${moment.trail})`.mapWith(
          Boolean,
        ),
    })
    .from(dateRequests)
    .innerJoin(trail, eq(trail.number, dateRequests.trail))
    .where(
      and(
        eq(dateRequests.recommendationId, recommendationId),
        lte(dateRequests.trail, moment.trail),
        clearedBy(dateRequests, moment.trail),
      ),
    )
    .orderBy(desc(dateRequests.trail))
    .limit(1)
    .get();
  if (!row || row.isDecided) return null;
  const { isDecided: _, ...request } = row;
  return request;
}
