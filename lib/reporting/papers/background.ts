import { and, eq, inArray, isNull, lte, type SQL, sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import {
  dueDates,
  evidence,
  recommendations,
  responses,
  reviews,
  signOffs,
  successMeasures,
  takenOver,
  trail,
  updates,
} from "#db/schema/index.ts";
import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { aliased, countsAsOf, type VisibleSnapshot } from "#lib/core/visibility.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { listReleasedActions } from "#lib/recommendations/actions/queries.ts";
import type { Action } from "#lib/recommendations/actions/rules.ts";
import { listOpenThreads } from "#lib/recommendations/questions.queries.ts";
import type { Thread } from "#lib/recommendations/questions.rules.ts";
import type { Response } from "#lib/recommendations/responses/rules.ts";
import { isImported, replacedBy } from "#lib/recommendations/updates/queries.ts";
import type { UpdateQuestion } from "#lib/recommendations/updates/rules.ts";
import { describeLinks, type LinkSentences } from "#lib/reporting/linked.queries.ts";
import { isCurrentUpdate } from "#lib/status/reads.ts";

/** The current update of a recommendation, which rates it. */
export interface CurrentUpdate extends Readonly<Record<UpdateQuestion, string>> {
  readonly recommendationId: number;
  readonly agencyId: number;
  readonly at: Instant;
  readonly nothingChanged: boolean;
  /** Whether it was written in a plan that was imported. */
  readonly isImported: boolean;
}

/** The columns of evidence that a paper reports. */
export const paperEvidenceColumns = {
  recommendationId: evidence.recommendationId,
  title: evidence.title,
  shows: evidence.shows,
  trueOn: evidence.trueOn,
};

/** A piece of evidence in a paper; `trueOn` is the date on which it was true. */
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
  /** When the due date that applies had been agreed, if it was taken over from an earlier plan. */
  readonly takenOver: ReadonlyMap<number, CalendarDate>;
  readonly actions: ReadonlyMap<number, readonly Action[]>;
  readonly questions: ReadonlyMap<number, readonly Thread[]>;
  readonly evidence: ReadonlyMap<number, readonly PaperEvidence[]>;
  readonly links: ReadonlyMap<number, LinkSentences>;
  /** What the owner last said to a request for a response. */
  readonly responses: ReadonlyMap<number, OwnerResponse>;
}

/** What an owner said to a request for a response. */
interface OwnerResponse extends Pick<Response, "trail" | "agencyId" | "answer" | "reason" | "respondedOn"> {
  readonly id: number;
}

const MAX_QUESTIONS = 10_000;

/** The facts that a paper reports for these recommendations as of an instant, read in a fixed number of queries. */
export async function loadBackground(ctx: VisibleSnapshot, ids: readonly number[]): Promise<PaperBackground> {
  const among = listOf(ids);
  const wordings = await listWordings(ctx, among);
  const currentUpdates = await listCurrentUpdates(ctx, among);
  const measures = await listSuccessMeasures(ctx);
  const decisions = await listLastDecisions(ctx);
  const takenOverDates = await listTakenOverDates(ctx);
  const paperEvidence = await listPaperEvidence(ctx, among);
  const threads = await listOpenThreads(ctx, MAX_QUESTIONS, ids);
  const actions = await listReleasedActions(ctx, ids);
  const links = await describeLinks(ctx, ids);
  const ownerResponses = await listLastResponses(ctx, among);
  return {
    wordings: new Map(wordings.map(({ id, ...row }) => [id, row])),
    updates: new Map(currentUpdates.map((row) => [row.recommendationId, row])),
    measures: new Map(measures.map(({ id, words }) => [id, words])),
    decisions: new Map(decisions.map(({ id, reason }) => [id, reason])),
    takenOver: new Map(takenOverDates.map(({ id, agreedOn }) => [id, agreedOn])),
    actions: Map.groupBy(actions, ({ recommendationId }) => recommendationId),
    questions: Map.groupBy(threads, ({ recommendationId }) => recommendationId),
    links,
    evidence: Map.groupBy(paperEvidence, ({ recommendationId }) => recommendationId),
    responses: new Map(ownerResponses.map((response) => [response.id, response])),
  };
}

function listWordings(ctx: Snapshot, among: SQL) {
  return ctx.db
    .select({
      id: recommendations.id,
      wording: wordsAsOf(ctx.asOf.event).wording,
      review: reviews.title,
      publishedOn: reviews.publishedOn,
    })
    .from(recommendations)
    .innerJoin(reviews, eq(reviews.id, recommendations.reviewId))
    .where(inArray(recommendations.id, among));
}

function listCurrentUpdates(ctx: Snapshot, among: SQL): Promise<CurrentUpdate[]> {
  return ctx.db
    .select({
      recommendationId: updates.recommendationId,
      agencyId: updates.agencyId,
      at: trail.at,
      nothingChanged: updates.nothingChanged,
      done: updates.done,
      difference: updates.difference,
      next: updates.next,
      inTheWay: updates.inTheWay,
      isImported,
    })
    .from(recommendations)
    .innerJoin(updates, isCurrentUpdate(ctx.asOf))
    .innerJoin(trail, eq(trail.number, updates.trail))
    .where(inArray(recommendations.id, among));
}

function listSuccessMeasures(ctx: Snapshot) {
  return ctx.db
    .select({ id: successMeasures.recommendationId, words: successMeasures.words })
    .from(successMeasures)
    .where(
      inArray(
        successMeasures.trail,
        sql`(select max(m.trail) from ${successMeasures} m where m.trail <= ${ctx.asOf.event} group by m.recommendation_id)`,
      ),
    );
}

function listTakenOverDates(ctx: Snapshot) {
  return ctx.db
    .select({ id: dueDates.recommendationId, agreedOn: takenOver.agreedOn })
    .from(dueDates)
    .innerJoin(takenOver, eq(takenOver.trail, dueDates.trail))
    .where(
      inArray(
        dueDates.trail,
        sql`(select max(d.trail) from ${dueDates} d where d.trail <= ${ctx.asOf.event} group by d.recommendation_id)`,
      ),
    );
}

function listLastDecisions(ctx: Snapshot) {
  return ctx.db
    .select({ id: signOffs.recommendationId, reason: signOffs.reason })
    .from(signOffs)
    .where(
      inArray(
        signOffs.trail,
        sql`(select max(s.trail) from ${signOffs} s where s.trail <= ${ctx.asOf.event} and ${countsAsOf(aliased("s"), ctx.asOf.event)} group by s.recommendation_id)`,
      ),
    );
}

function listLastResponses(ctx: Snapshot, among: SQL): Promise<OwnerResponse[]> {
  return ctx.db
    .select({
      id: responses.recommendationId,
      trail: responses.trail,
      agencyId: responses.agencyId,
      answer: responses.answer,
      reason: responses.reason,
      respondedOn: responses.respondedOn,
    })
    .from(responses)
    .where(
      inArray(
        responses.trail,
        sql`(select max(s.trail) from ${responses} s where s.recommendation_id in ${among} and s.trail <= ${ctx.asOf.event}
          and s.as_owner = 1 and ${countsAsOf(aliased("s"), ctx.asOf.event)} group by s.recommendation_id)`,
      ),
    );
}

function listPaperEvidence(ctx: Snapshot, among: SQL): Promise<PaperEvidence[]> {
  return ctx.db
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
}
