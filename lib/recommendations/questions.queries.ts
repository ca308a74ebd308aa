import { and, asc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { questions, recommendations, replies, trail } from "#db/schema/index.ts";
import { clearedAs, clearedBy, visibleTo } from "#lib/core/access.ts";
import type { Moment } from "#lib/core/as-of.ts";
import { database } from "#lib/core/database.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Said, type Thread, withoutHeld } from "./questions.rules.ts";

/** The questions on a recommendation with what followed them, as far as the viewer may see, the oldest first. */
export function listThreads(
  viewer: Viewer,
  recommendationId: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<Thread[]> {
  return threadsWhere(on, viewer, moment, eq(questions.recommendationId, recommendationId));
}

/** One question with what followed it. Throws NotFound where there is none, or the viewer may not see it. */
export async function getThread(
  viewer: Viewer,
  questionTrail: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<Thread> {
  const [thread] = await threadsWhere(on, viewer, moment, eq(questions.trail, questionTrail));
  if (!thread) throw new NotFound("question");
  return thread;
}

/** The open questions as at a moment, the longest asked first; on these recommendations, or on all. Nothing held is in them, whoever asks. */
export async function listOpenThreads(
  viewer: Viewer,
  moment: Moment,
  most: number,
  recommendationIds?: readonly number[],
): Promise<Thread[]> {
  const on = database().reading;
  const among =
    recommendationIds === undefined
      ? undefined
      : sql`${questions.recommendationId} in (select value from json_each(${JSON.stringify(recommendationIds)}))`;
  const open = await on
    .select({ trail: questions.trail })
    .from(questions)
    .where(and(lte(questions.trail, moment.trail), clearedBy(questions, moment.trail), isOpenBy(moment), among))
    .orderBy(asc(questions.trail))
    .limit(most);
  const which = inArray(
    questions.trail,
    open.map((row) => row.trail),
  );
  return (await threadsWhere(on, viewer, moment, which)).map(withoutHeld);
}

/** How many questions are open as at a moment. */
export async function countOpenThreads(_viewer: Viewer, moment: Moment): Promise<number> {
  return database().reading.$count(
    questions,
    and(lte(questions.trail, moment.trail), clearedBy(questions, moment.trail), isOpenBy(moment)),
  );
}

/** `isOpen`, as the database reads it. */
export function isOpenBy(moment: Moment): SQL {
  return sql`coalesce((select p.kind from ${replies} p where p.question_trail = ${questions}.trail
    and p.trail <= ${moment.trail} and ${clearedAs("p", moment.trail)} order by p.trail desc limit 1), '') <> 'answer'`;
}

async function threadsWhere(on: Reading, viewer: Viewer, moment: Moment, which: SQL): Promise<Thread[]> {
  const asked = await on
    .select({
      ...saidColumns(questions, moment),
      recommendationId: questions.recommendationId,
      reference: recommendations.reference,
      shortTitle: recommendations.shortTitle,
      meetingId: questions.meetingId,
    })
    .from(questions)
    .innerJoin(trail, eq(trail.number, questions.trail))
    .innerJoin(recommendations, eq(recommendations.id, questions.recommendationId))
    .where(and(which, lte(questions.trail, moment.trail), visibleTo(viewer, questions, moment.trail)))
    .orderBy(asc(questions.trail));
  if (asked.length === 0) return [];
  const followed = await on
    .select({
      ...saidColumns(replies, moment),
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
        lte(replies.trail, moment.trail),
        visibleTo(viewer, replies, moment.trail),
      ),
    )
    .orderBy(asc(replies.trail));
  return asked.map(({ recommendationId, reference, shortTitle, meetingId, ...first }): Thread => {
    const opening: Said = { ...first, kind: "asked", agencyId: null };
    const rest = followed.filter(({ questionTrail }) => questionTrail === first.trail);
    return { trail: first.trail, recommendationId, reference, shortTitle, meetingId, said: [opening, ...rest] };
  });
}

function saidColumns<Table extends typeof questions | typeof replies>(table: Table, moment: Moment) {
  return {
    trail: table.trail,
    at: trail.at,
    personId: trail.personId,
    role: trail.role,
    words: table.words,
    sample: trail.sample,
    isHeld: sql<boolean>`not ${clearedBy(table, moment.trail)}`.mapWith(Boolean),
  };
}
