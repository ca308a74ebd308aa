import { and, asc, desc, eq, gte, inArray, lt, lte, notInArray, or, type SQL, sql } from "drizzle-orm";
import { handedRecommendations, holds, recommendations, trail } from "#db/schema/index.ts";
import { assertRead, type CommandName, commandNamed, mayRead } from "#lib/core/access.ts";
import { endOf, type Instant, instantOf } from "#lib/core/clock.ts";
import type { Context, Snapshot } from "#lib/core/context.ts";
import type { TimelineFilter } from "#lib/core/events.ts";
import { memoizeAsOf } from "#lib/core/memoize.ts";
import type { Role } from "#lib/core/viewer.ts";
import { isHeldAsOf, isVisibleRow, type Visibility, type VisibleSnapshot } from "#lib/core/visibility.ts";
import type { Recommendation } from "#lib/partnership/reviews.queries.ts";
import { redactionsOf } from "#lib/privacy/redaction/queries.ts";
import { listActions, listAsks } from "#lib/recommendations/actions/queries.ts";
import type { Action, Ask } from "#lib/recommendations/actions/rules.ts";
import { type Appraisal, appraisalsOf, findAssessment } from "#lib/recommendations/assessment.queries.ts";
import type { Assessment } from "#lib/recommendations/assessment.rules.ts";
import { type DueDates, dueDatesOf } from "#lib/recommendations/due-dates/queries.ts";
import { listThreads } from "#lib/recommendations/questions.queries.ts";
import type { Thread } from "#lib/recommendations/questions.rules.ts";
import { signOffOf } from "#lib/recommendations/sign-off/queries.ts";
import type { SignOff } from "#lib/recommendations/sign-off/rules.ts";
import { type Evidence, listEvidence, listUpdates } from "#lib/recommendations/updates/queries.ts";
import { loadEvents, type TimelineEntry } from "./reads.ts";
import { commandsIn } from "./registry.ts";
import type { HistoryFilter } from "./rules.ts";

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
      dueDates: await dueDatesOf(ctx, id),
      asks: await listAsks(ctx, id),
      actions: await listActions(ctx, id),
      threads: await listThreads(ctx, id),
      assessment: await findAssessment(ctx, id),
      evidence: await listEvidence(ctx, id),
      appraisals: await appraisalsOf(ctx, id),
      signOff: await signOffOf(ctx, id),
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
  return rows.map((row) => ({ ...row, command: commandNamed(row.command) }));
}

/** One event, as the history lists it. */
export interface HistoryRow {
  readonly number: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  readonly agencyId: number | null;
  readonly command: CommandName;
  readonly subjectKind: string;
  readonly subjectId: number;
  /** The recommendation that it is about; for a release or a removal, the one that the released or changed event is about. */
  readonly reference: string | null;
  readonly shortTitle: string | null;
  readonly sample: boolean;
  readonly isHeld: boolean;
  readonly digest: string | null;
  readonly hash: string | null;
}

export const HISTORY_PAGE = 50;

/** The events of the whole tracker, newest first: at most `most` of those before `filter.before`. Throws NotFound if the viewer may not see the history. */
export async function listHistory(ctx: Context, filter: HistoryFilter, most = HISTORY_PAGE): Promise<HistoryRow[]> {
  assertRead(ctx.viewer, "seeHistory", "all");
  const { person, reference, kind, from, to, before } = filter;
  const isHeld = isHeldAsOf(ctx.asOf.event);
  const aboutTrail = sql`(select w.subject_id from ${trail} w where w.number = ${trail.subjectId} and w.subject_kind = 'recommendation')`;
  const rows = await ctx.db
    .select({
      number: trail.number,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      agencyId: trail.agencyId,
      command: trail.command,
      subjectKind: trail.subjectKind,
      subjectId: trail.subjectId,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
      sample: trail.sample,
      isHeld: isHeld.mapWith(Boolean),
      digest: trail.digest,
      hash: trail.hash,
    })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .leftJoin(
      recommendations,
      sql`${recommendations.id} = case ${trail.subjectKind} when 'recommendation' then ${trail.subjectId} when 'trail' then ${aboutTrail} end`,
    )
    .where(
      and(
        lte(trail.number, ctx.asOf.event),
        isVisibleRow(ctx),
        mayRead(ctx.viewer, "seePeople") ? undefined : notInArray(trail.command, commandsIn("people")),
        person === undefined ? undefined : eq(trail.personId, person),
        reference === undefined ? undefined : eq(recommendations.reference, reference),
        kind === undefined ? undefined : inArray(trail.command, commandsIn(kind)),
        from === undefined ? undefined : gte(trail.at, instantOf(from, "00:00")),
        to === undefined ? undefined : lte(trail.at, endOf(to)),
        before === undefined ? undefined : lt(trail.number, before),
      ),
    )
    .orderBy(desc(trail.number))
    .limit(most);
  return rows.map((row) => ({ ...row, command: commandNamed(row.command) }));
}

const EXPORTED_AT_A_TIME = 500;

/** The whole history that the filter selects, newest first, read a few hundred rows at a time. Throws NotFound if the viewer may not see the history. */
export async function* eachInHistory(
  ctx: Context,
  { before: _, ...filter }: HistoryFilter,
): AsyncGenerator<HistoryRow> {
  let before: number | undefined;
  for (;;) {
    const page = { ...filter, ...(before !== undefined && { before }) };
    const rows = await listHistory(ctx, page, EXPORTED_AT_A_TIME);
    yield* rows;
    before = rows.at(-1)?.number;
    if (before === undefined || rows.length < EXPORTED_AT_A_TIME) return;
  }
}

/** The ids of the people who have caused events, in the order of their first one. Throws NotFound if the viewer may not see the history. */
export async function listAuthors(ctx: Context): Promise<number[]> {
  assertRead(ctx.viewer, "seeHistory", "all");
  const rows = await ctx.db
    .select({ personId: trail.personId })
    .from(trail)
    .where(sql`${trail.personId} is not null`)
    .groupBy(trail.personId)
    .orderBy(asc(sql`min(${trail.number})`));
  return rows.flatMap(({ personId }) => personId ?? []);
}
