import { and, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import { evidence, recommendations, reviews, signOffs, successMeasures, trail, updates } from "#db/schema/index.ts";
import { type CalendarDate, formatDate, type Instant } from "#lib/core/clock.ts";
import { atDate, type Snapshot } from "#lib/core/context.ts";
import { aliased, countsAsOf, type VisibleSnapshot } from "#lib/core/visibility.ts";
import type { Meeting } from "#lib/partnership/meetings.rules.ts";
import { listReviews } from "#lib/partnership/reviews.queries.ts";
import { listReleasedActions } from "#lib/recommendations/actions/queries.ts";
import type { Action } from "#lib/recommendations/actions/rules.ts";
import { listOpenThreads } from "#lib/recommendations/questions.queries.ts";
import type { Thread } from "#lib/recommendations/questions.rules.ts";
import { replacedBy } from "#lib/recommendations/updates/queries.ts";
import type { UpdateQuestion } from "#lib/recommendations/updates/rules.ts";
import { statusLetters, statusNames } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import { isCurrentUpdate } from "#lib/status/reads.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Pictures, Scope } from "./rules.ts";

/** The current update of a recommendation, which rates it. */
export interface CurrentUpdate extends Readonly<Record<UpdateQuestion, string>> {
  readonly recommendationId: number;
  readonly agencyId: number;
  readonly at: Instant;
  readonly nothingChanged: boolean;
}

/** The columns of evidence that a paper reports. */
export const paperEvidenceColumns = {
  recommendationId: evidence.recommendationId,
  title: evidence.title,
  shows: evidence.shows,
  trueOn: evidence.trueOn,
};

export interface PaperEvidence {
  readonly recommendationId: number;
  readonly title: string;
  readonly shows: "activity" | "outcome";
  readonly trueOn: CalendarDate;
}

/** The facts that a paper reports for each recommendation beside its status, by recommendation id, without those held for review. */
export interface PaperBackground {
  readonly wordings: ReadonlyMap<
    number,
    { readonly wording: string; readonly review: string; readonly publishedOn: CalendarDate }
  >;
  readonly updates: ReadonlyMap<number, CurrentUpdate>;
  readonly measures: ReadonlyMap<number, string>;
  readonly decisions: ReadonlyMap<number, string>;
  readonly actions: ReadonlyMap<number, readonly Action[]>;
  readonly questions: ReadonlyMap<number, readonly Thread[]>;
  readonly evidence: ReadonlyMap<number, readonly PaperEvidence[]>;
}

const MAX_QUESTIONS = 10_000;

/** The facts that a paper reports for these recommendations as of an instant, read in a fixed number of queries. */
export async function loadBackground(ctx: VisibleSnapshot, ids: readonly number[]): Promise<PaperBackground> {
  const on = ctx.db;
  const among = sql`(select value from json_each(${JSON.stringify(ids)}))`;
  const worded = await on
    .select({
      id: recommendations.id,
      wording: recommendations.wording,
      review: reviews.title,
      publishedOn: reviews.publishedOn,
    })
    .from(recommendations)
    .innerJoin(reviews, eq(reviews.id, recommendations.reviewId))
    .where(inArray(recommendations.id, among));
  const standing = await on
    .select({
      recommendationId: updates.recommendationId,
      agencyId: updates.agencyId,
      at: trail.at,
      nothingChanged: updates.nothingChanged,
      done: updates.done,
      difference: updates.difference,
      next: updates.next,
      inTheWay: updates.inTheWay,
    })
    .from(recommendations)
    .innerJoin(updates, isCurrentUpdate(ctx.asOf))
    .innerJoin(trail, eq(trail.number, updates.trail))
    .where(inArray(recommendations.id, among));
  const measures = await on
    .select({ id: successMeasures.recommendationId, words: successMeasures.words })
    .from(successMeasures)
    .where(
      inArray(
        successMeasures.trail,
        sql`(select max(m.trail) from ${successMeasures} m where m.trail <= ${ctx.asOf.event} group by m.recommendation_id)`,
      ),
    );
  const decided = await on
    .select({ id: signOffs.recommendationId, reason: signOffs.reason })
    .from(signOffs)
    .where(
      inArray(
        signOffs.trail,
        sql`(select max(s.trail) from ${signOffs} s where s.trail <= ${ctx.asOf.event} and ${countsAsOf(aliased("s"), ctx.asOf.event)} group by s.recommendation_id)`,
      ),
    );
  const shown = await on
    .select(paperEvidenceColumns)
    .from(evidence)
    .where(
      and(
        inArray(evidence.recommendationId, among),
        lte(evidence.trail, ctx.asOf.event),
        countsAsOf(evidence, ctx.asOf.event),
        isNull(replacedBy(ctx.asOf.event)),
      ),
    )
    .orderBy(evidence.id);
  const threads = await listOpenThreads(ctx, MAX_QUESTIONS, ids);
  const actions = await listReleasedActions(ctx, ids);
  return {
    wordings: new Map(worded.map(({ id, ...row }) => [id, row])),
    updates: new Map(standing.map((row) => [row.recommendationId, row])),
    measures: new Map(measures.map(({ id, words }) => [id, words])),
    decisions: new Map(decided.map(({ id, reason }) => [id, reason])),
    actions: Map.groupBy(actions, ({ recommendationId }) => recommendationId),
    questions: Map.groupBy(threads, ({ recommendationId }) => recommendationId),
    evidence: Map.groupBy(shown, ({ recommendationId }) => recommendationId),
  };
}

const MAX_MEETINGS = 7;

/** The figures of a paper's pictures: the statuses at the last MAX_MEETINGS meetings, and as of an instant. */
export async function loadPictureFigures(
  ctx: Snapshot,
  positions: readonly RecommendationStatus[],
  all: readonly Meeting[],
): Promise<Pictures> {
  const ids = positions.map(({ id }) => id);
  const past = all.filter(({ heldOn }) => heldOn < ctx.asOf.date).slice(-MAX_MEETINGS);
  const then = await Promise.all(
    past.map(async ({ heldOn }) => ({ date: heldOn, at: await statusesById(await atDate(ctx, heldOn), ids) })),
  );
  const stages = [...then, { date: ctx.asOf.date, at: new Map(positions.map((position) => [position.id, position])) }];
  const cell = (position: RecommendationStatus | undefined) =>
    position
      ? { shown: position.status, letter: statusLetters[position.status], name: statusNames[position.status] }
      : null;
  return {
    strip: {
      meetings: [...past.map(({ heldOn }) => formatDate(heldOn)), "Now"],
      rows: positions.map(({ id, reference }) => ({ reference, cells: stages.map(({ at }) => cell(at.get(id))) })),
    },
    slips: positions.flatMap(({ reference, slip, dueOn }) =>
      slip && dueOn ? [{ reference, first: slip.first, now: dueOn, days: slip.days }] : [],
    ),
    overTime: stages.map(({ date, at }) => {
      const shown = [...at.values()].map((position) => position.status);
      const complete = shown.filter((one) => one === "complete" || one === "embedded" || one === "not-pursued").length;
      const delivered = shown.filter((one) => one === "delivered").length;
      return { date, open: shown.length - complete - delivered, delivered, complete };
    }),
  };
}

/** The name of a scope: "All recommendations", or the title of the review or the name of the agency. */
export async function describeScope(
  ctx: Snapshot,
  { owner, review }: Scope,
  directory: ReadonlyMap<number, { readonly name: string }>,
): Promise<string> {
  if (review) return (await listReviews(ctx)).find(({ code }) => code === review)?.title ?? review;
  if (owner) return directory.get(owner)?.name ?? "One agency";
  return "All recommendations";
}
