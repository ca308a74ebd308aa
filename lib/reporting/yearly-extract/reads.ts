import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import { evidence, trail, updates } from "#db/schema/index.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { AsOf } from "#lib/core/context.ts";
import { countsFrom, type VisibleSnapshot } from "#lib/core/visibility.ts";
import { listReleasedActions } from "#lib/recommendations/actions/queries.ts";
import type { Action } from "#lib/recommendations/actions/rules.ts";
import { isCorrected, isCurrentEvidence, isImported } from "#lib/recommendations/updates/queries.ts";
import type { GivenAt, ReportedAt } from "#lib/reporting/differences.rules.ts";
import { type PaperEvidence, paperEvidenceColumns } from "#lib/reporting/papers/background.ts";
import type { Period } from "./rules.ts";

/** The answers of an update, by the owner or a contributor. */
export interface YearReport extends ReportedAt {
  readonly at: Instant;
  readonly asOwner: boolean;
  readonly done: string;
  readonly difference: string;
  readonly sample: boolean;
  /** Whether it was written in a plan that was imported, so that it was not reported in the year. */
  readonly isImported: boolean;
}

/** The facts added or released in a period, oldest first. */
export interface YearFacts {
  readonly reports: readonly YearReport[];
  readonly evidence: readonly (PaperEvidence & GivenAt)[];
  readonly actionsDone: readonly Action[];
}

/**
 * The facts about these recommendations that were added, or released from review, after `start` and up to the context's
 * instant. Updates corrected and evidence replaced by then are left out.
 */
export async function loadYearFacts(
  ctx: VisibleSnapshot,
  start: AsOf,
  ids: readonly number[],
  { from, to }: Period,
): Promise<YearFacts> {
  const among = listOf(ids);
  const inTheYear = (counts: SQL) => and(gt(counts, start.event), sql`${counts} <= ${ctx.asOf.event}`);
  const reports = await ctx.db
    .select({
      trail: updates.trail,
      standsAt: updates.standsAt,
      recommendationId: updates.recommendationId,
      agencyId: updates.agencyId,
      at: trail.at,
      asOwner: updates.asOwner,
      done: updates.done,
      difference: updates.difference,
      sample: trail.sample,
      isImported,
    })
    .from(updates)
    .innerJoin(trail, eq(trail.number, updates.trail))
    .where(
      and(
        inArray(updates.recommendationId, among),
        inTheYear(countsFrom(updates, ctx.asOf.event)),
        sql`not ${isCorrected(ctx.asOf)}`,
      ),
    )
    .orderBy(asc(updates.trail));
  const given = await ctx.db
    .select({ ...paperEvidenceColumns, trail: evidence.trail, agencyId: evidence.agencyId })
    .from(evidence)
    .where(
      and(
        inArray(evidence.recommendationId, among),
        inTheYear(countsFrom(evidence, ctx.asOf.event)),
        isCurrentEvidence(ctx.asOf),
      ),
    )
    .orderBy(asc(evidence.id));
  const actions = await listReleasedActions(ctx, ids);
  return {
    reports,
    evidence: given,
    actionsDone: actions.filter(({ state, doneOn }) => state === "done" && doneOn && doneOn >= from && doneOn <= to),
  };
}
