import { and, asc, eq, inArray, lte, type Placeholder, type SQL, sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import { questions, recommendations, replies, trail } from "#db/schema/index.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { aliased, countsAsOf, isVisible, type VisibleSnapshot } from "#lib/core/visibility.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import type { Message, Thread } from "./questions.rules.ts";

/** The question threads of a recommendation that the viewer may see, oldest first. */
export function listThreads(ctx: VisibleSnapshot, recommendationId: number): Promise<Thread[]> {
  return threadsWhere(ctx, eq(questions.recommendationId, recommendationId));
}

/** One question thread. Throws NotFound if it does not exist or the viewer may not see it. */
export async function getThread(ctx: VisibleSnapshot, questionTrail: number): Promise<Thread> {
  const [thread] = await threadsWhere(ctx, eq(questions.trail, questionTrail));
  if (!thread) throw new NotFound("question");
  return thread;
}

/** At most `limit` open threads as of an instant, oldest first, of these recommendations or of all; without messages held for review. */
export function listOpenThreads(
  ctx: Snapshot,
  limit: number,
  recommendationIds?: readonly number[],
): Promise<Thread[]> {
  const among =
    recommendationIds === undefined ? undefined : inArray(questions.recommendationId, listOf(recommendationIds));
  return openThreadsWhere(ctx, limit, among);
}

/** At most `limit` open threads that a person began, as of an instant, oldest first; without messages held for review. */
export function listOpenThreadsBegunBy(ctx: Snapshot, personId: number, limit: number): Promise<Thread[]> {
  const begun = sql`exists (select 1 from ${trail} where ${trail.number} = ${questions.trail} and ${trail.personId} = ${personId})`;
  return openThreadsWhere(ctx, limit, begun);
}

async function openThreadsWhere(ctx: Snapshot, limit: number, among: SQL | undefined): Promise<Thread[]> {
  const open = await ctx.db
    .select({ trail: questions.trail })
    .from(questions)
    .where(
      and(
        lte(questions.trail, ctx.asOf.event),
        countsAsOf(questions, ctx.asOf.event),
        isThreadOpenAsOf(ctx.asOf),
        among,
      ),
    )
    .orderBy(asc(questions.trail))
    .limit(limit);
  const which = inArray(
    questions.trail,
    open.map((row) => row.trail),
  );
  return threadsWhere({ ...ctx, visibility: null }, which);
}

/** How many questions were asked as of an instant, without those held for review. */
export async function countQuestions(ctx: Snapshot): Promise<number> {
  return ctx.db.$count(questions, and(lte(questions.trail, ctx.asOf.event), countsAsOf(questions, ctx.asOf.event)));
}

/** SQL condition: a question is open as of an event, because its last message that counts is not an answer. */
export function isThreadOpenAsOf({ event }: { readonly event: number | Placeholder }): SQL {
  return sql`coalesce((select p.kind from ${replies} p where p.question_trail = ${questions}.trail
    and p.trail <= ${event} and ${countsAsOf(aliased("p"), event)} order by p.trail desc limit 1), '') <> 'answer'`;
}

async function threadsWhere(ctx: VisibleSnapshot, which: SQL): Promise<Thread[]> {
  const asked = await ctx.db
    .select({
      ...saidColumns(questions, ctx.asOf),
      recommendationId: questions.recommendationId,
      reference: recommendations.reference,
      shortTitle: wordsAsOf(ctx.asOf.event).shortTitle,
      meetingId: questions.meetingId,
    })
    .from(questions)
    .innerJoin(trail, eq(trail.number, questions.trail))
    .innerJoin(recommendations, eq(recommendations.id, questions.recommendationId))
    .where(and(which, lte(questions.trail, ctx.asOf.event), isVisible(ctx, questions)))
    .orderBy(asc(questions.trail));
  if (asked.length === 0) return [];
  const followed = await ctx.db
    .select({
      ...saidColumns(replies, ctx.asOf),
      questionTrail: replies.questionTrail,
      kind: replies.kind,
      agencyId: replies.agencyId,
    })
    .from(replies)
    .innerJoin(trail, eq(trail.number, replies.trail))
    .where(
      and(
        inArray(
          replies.questionTrail,
          asked.map((row) => row.trail),
        ),
        lte(replies.trail, ctx.asOf.event),
        isVisible(ctx, replies),
      ),
    )
    .orderBy(asc(replies.trail));
  return asked.map(({ recommendationId, reference, shortTitle, meetingId, ...first }): Thread => {
    const opening: Message = { ...first, kind: "asked", agencyId: null };
    const rest = followed.filter(({ questionTrail }) => questionTrail === first.trail);
    return { trail: first.trail, recommendationId, reference, shortTitle, meetingId, messages: [opening, ...rest] };
  });
}

function saidColumns<Table extends typeof questions | typeof replies>(table: Table, asOf: AsOf) {
  return {
    trail: table.trail,
    at: trail.at,
    personId: trail.personId,
    role: trail.role,
    words: table.words,
    sample: trail.sample,
    isHeld: sql<boolean>`not ${countsAsOf(table, asOf.event)}`.mapWith(Boolean),
  };
}
