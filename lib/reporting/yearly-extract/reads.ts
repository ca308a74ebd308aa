import { and, asc, eq, gt, inArray, type SQL, sql } from "drizzle-orm";
import { evidence, trail, updates } from "#db/schema/index.ts";
import { countsFrom } from "#lib/core/access.ts";
import type { Moment } from "#lib/core/as-of.ts";
import type { Instant } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listActionsUnder } from "#lib/recommendations/actions/queries.ts";
import type { Action } from "#lib/recommendations/actions/rules.ts";
import { isCorrected, isCurrentEvidence } from "#lib/recommendations/updates/queries.ts";
import { type PaperEvidence, paperEvidenceColumns } from "#lib/reporting/papers/reads.ts";
import type { Period } from "./rules.ts";

/** What an owner or contributor said in an update. */
export interface Report {
  readonly recommendationId: number;
  readonly agencyId: number;
  readonly at: Instant;
  readonly asOwner: boolean;
  readonly done: string;
  readonly difference: string;
}

/** What came to count in a year, oldest first. */
export interface YearFacts {
  readonly reports: readonly Report[];
  readonly evidence: readonly PaperEvidence[];
  readonly actionsDone: readonly Action[];
}

/** What came to count of these recommendations between two moments: what was released in it is in it, what was corrected or replaced by its end is not. */
export async function factsOfYear(
  viewer: Viewer,
  ids: readonly number[],
  { from, to }: Period,
  start: Moment,
  end: Moment,
): Promise<YearFacts> {
  const on = database().reading;
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const inTheYear = (counts: SQL) => and(gt(counts, start.trail), sql`${counts} <= ${end.trail}`);
  const reports = await on
    .select({
      recommendationId: updates.recommendationId,
      agencyId: updates.agencyId,
      at: trail.at,
      asOwner: updates.asOwner,
      done: updates.done,
      difference: updates.difference,
    })
    .from(updates)
    .innerJoin(trail, eq(trail.number, updates.trail))
    .where(
      and(
        inArray(updates.recommendationId, among),
        inTheYear(countsFrom(updates, end.trail)),
        sql`not ${isCorrected(end)}`,
      ),
    )
    .orderBy(asc(updates.trail));
  const given = await on
    .select(paperEvidenceColumns)
    .from(evidence)
    .where(
      and(
        inArray(evidence.recommendationId, among),
        inTheYear(countsFrom(evidence, end.trail)),
        isCurrentEvidence(end),
      ),
    )
    .orderBy(asc(evidence.id));
  const actions = await listActionsUnder(viewer, ids, end);
  return {
    reports,
    evidence: given,
    actionsDone: actions.filter(({ state, doneOn }) => state === "done" && doneOn && doneOn >= from && doneOn <= to),
  };
}
