import { and, asc, eq, inArray, lte, type Placeholder, type SQL, sql } from "drizzle-orm";
import { questions, recommendations, replies, trail } from "#db/schema/index.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { aliased, countsAsOf, isVisible, type VisibleSnapshot } from "#lib/core/visibility.ts";
import type { Message, Thread } from "./questions.rules.ts";

/** The questions on a recommendation with what followed them, as far as the viewer may see, the oldest first. */
export function listThreads(ctx: VisibleSnapshot, recommendationId: number): Promise<Thread[]> {
  return threadsWhere(ctx, eq(questions.recommendationId, recommendationId));
}

/** One question with what followed it. Throws NotFound where there is none, or the viewer may not see it. */
export async function getThread(ctx: VisibleSnapshot, questionTrail: number): Promise<Thread> {
  const [thread] = await threadsWhere(ctx, eq(questions.trail, questionTrail));
  if (!thread) throw new NotFound("question");
  return thread;
}

/** The open questions as at a moment, the longest asked first; on these recommendations, or on all. Nothing held is in them, whoever asks. */
export async function listOpenThreads(
  ctx: Snapshot,
  most: number,
  recommendationIds?: readonly number[],
): Promise<Thread[]> {
  const on = ctx.db;
  const among =
    recommendationIds === undefined
      ? undefined
      : sql`${questions.recommendationId} in (select value from json_each(${JSON.stringify(recommendationIds)}))`;
  const open = await on
    .select({ trail: questions.trail })
    .from(questions)
    .where(and(lte(questions.trail, ctx.asOf.event), countsAsOf(questions, ctx.asOf.event), isOpenBy(ctx.asOf), among))
    .orderBy(asc(questions.trail))
    .limit(most);
  const which = inArray(
    questions.trail,
    open.map((row) => row.trail),
  );
  return threadsWhere({ ...ctx, visibility: null }, which);
}

/** Restricts questions to those that are open as of an event: the last message that counts is not an answer. */
export function isOpenBy({ event }: { readonly event: number | Placeholder }): SQL {
  return sql`coalesce((select p.kind from ${replies} p where p.question_trail = ${questions}.trail
    and p.trail <= ${event} and ${countsAsOf(aliased("p"), event)} order by p.trail desc limit 1), '') <> 'answer'`;
}

async function threadsWhere(ctx: VisibleSnapshot, which: SQL): Promise<Thread[]> {
  const asked = await ctx.db
    .select({
      ...saidColumns(questions, ctx.asOf),
      recommendationId: questions.recommendationId,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
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
    return { trail: first.trail, recommendationId, reference, shortTitle, meetingId, said: [opening, ...rest] };
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
