import { and, desc, eq, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import { handedRecommendations, holds, trail } from "#db/schema/index.ts";
import { parseCommandName } from "#lib/core/access.ts";
import type { Snapshot } from "#lib/core/context.ts";
import type { TimelineFilter } from "#lib/core/events.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import { isHeldAsOf, isVisibleRow, type Visibility, type VisibleSnapshot } from "#lib/core/visibility.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { redactionsOf } from "#lib/privacy/redaction/queries.ts";
import { listActions, listAsks } from "#lib/recommendations/actions/queries.ts";
import type { Action, Ask } from "#lib/recommendations/actions/rules.ts";
import { type Appraisal, findAssessment, getAppraisals } from "#lib/recommendations/assessment.queries.ts";
import type { Assessment } from "#lib/recommendations/assessment.rules.ts";
import { type DueDates, getDueDates } from "#lib/recommendations/due-dates/queries.ts";
import { linkEventsOf } from "#lib/recommendations/links/queries.ts";
import { listThreads } from "#lib/recommendations/questions.queries.ts";
import type { Thread } from "#lib/recommendations/questions.rules.ts";
import { getResponseState } from "#lib/recommendations/responses/queries.ts";
import type { ResponseState } from "#lib/recommendations/responses/rules.ts";
import { findSignOff } from "#lib/recommendations/sign-off/queries.ts";
import type { SignOff } from "#lib/recommendations/sign-off/rules.ts";
import { type Evidence, listEvidence, listUpdates } from "#lib/recommendations/updates/queries.ts";
import { loadEvents, loadImportSources, type TimelineEntry } from "./reads.ts";

/** The facts about one recommendation that the viewer may see, except its status, ownership and timeline. */
export interface RecommendationDetail {
  readonly dueDates: DueDates;
  readonly asks: readonly Ask[];
  readonly actions: readonly Action[];
  readonly threads: readonly Thread[];
  readonly assessment: Assessment | null;
  readonly evidence: readonly Evidence[];
  /** The latest appraisal of each piece of evidence, by its id. */
  readonly appraisals: ReadonlyMap<number, Appraisal>;
  readonly signOff: SignOff | null;
  readonly responses: ResponseState;
}

/** The facts about one recommendation that the viewer may see, except its status, ownership and timeline. */
export function getRecommendationDetail(
  ctx: VisibleSnapshot,
  { id }: Pick<Recommendation, "id">,
): Promise<RecommendationDetail> {
  return cachedDetail(ctx, { id, visibility: ctx.visibility });
}

const cachedDetail = memoizeAsOf(
  64,
  async (
    snapshot: Snapshot,
    { id, visibility }: { id: number; visibility: Visibility },
  ): Promise<RecommendationDetail> => {
    const ctx = { ...snapshot, visibility };
    return {
      dueDates: await getDueDates(ctx, id),
      asks: await listAsks(ctx, id),
      actions: await listActions(ctx, id),
      threads: await listThreads(ctx, id),
      assessment: await findAssessment(ctx, id),
      evidence: await listEvidence(ctx, id),
      appraisals: await getAppraisals(ctx, id),
      signOff: await findSignOff(ctx, id),
      responses: await getResponseState(ctx, id),
    };
  },
);

/** The events of a recommendation that the viewer may see, newest first. */
export async function timelineOf(
  ctx: VisibleSnapshot,
  { id }: Pick<Recommendation, "id">,
  filter: TimelineFilter,
): Promise<TimelineEntry[]> {
  const entries = await cachedTimeline(ctx, { id, visibility: ctx.visibility });
  return filter === "everything" ? entries : entries.filter(({ event }) => event.filters.includes(filter));
}

const cachedTimeline = memoizeAsOf(
  64,
  async (snapshot: Snapshot, { id, visibility }: { id: number; visibility: Visibility }) => {
    const ctx = { ...snapshot, visibility };
    const isAbout = or(
      and(eq(trail.subjectKind, "recommendation"), eq(trail.subjectId, id)),
      inArray(
        trail.number,
        sql`(select ${handedRecommendations.trail} from ${handedRecommendations} where ${handedRecommendations.recommendationId} = ${id})`,
      ),
      inArray(trail.number, linkEventsOf(id)),
    );
    const rows = await visibleRows(ctx, isAbout);
    const redactions = Map.groupBy(
      await redactionsOf(
        ctx,
        rows.map((row) => row.number),
      ),
      ({ factTrail }) => factTrail,
    );
    const events = await loadEvents(ctx.db, rows);
    const updates = new Map((await listUpdates(ctx, id)).map((update) => [update.trail, update]));
    const evidence = Map.groupBy(await listEvidence(ctx, id), (one) => one.trail);
    const sources = await loadImportSources(ctx.db, id);
    return rows.flatMap(({ number, command: _, ...row }): TimelineEntry[] => {
      const event = events.get(number);
      if (!event) return [];
      return [
        {
          ...row,
          trail: number,
          event,
          update: updates.get(number) ?? null,
          evidence: evidence.get(number) ?? [],
          redactions: redactions.get(number) ?? [],
          source: sources.get(number) ?? null,
        },
      ];
    });
  },
);

/** The trail rows that this viewer may see. Events held for review are visible only to their author and the business team. */
async function visibleRows(ctx: VisibleSnapshot, which: SQL | undefined) {
  const isHeld = isHeldAsOf(ctx.asOf.event);
  const rows = await ctx.db
    .select({
      number: trail.number,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      sample: trail.sample,
      command: trail.command,
      isHeld: isHeld.mapWith(Boolean),
    })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .where(and(which, lte(trail.number, ctx.asOf.event), isVisibleRow(ctx)))
    .orderBy(desc(trail.number));
  return rows.map((row) => ({ ...row, command: parseCommandName(row.command) }));
}
