import { questions, replies } from "#db/schema/index.ts";
import { defineCommand } from "#lib/core/command.ts";
import { asOfInstant } from "#lib/core/context.ts";
import { Conflict, NotFound } from "#lib/core/errors.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { assertMeeting } from "#lib/partnership/meetings.queries.ts";
import { getRecommendationSubject, getReportingSubject } from "./ownership.queries.ts";
import { getThread } from "./questions.queries.ts";
import { answerInput, followUpQuestionInput, isThreadOpen, questionInput, type Thread } from "./questions.rules.ts";

/** Asks the owner a question, which is open until it is answered. */
export const askQuestion = defineCommand({
  name: "askQuestion",
  input: questionInput,
  onIdentifier: "hold",
  freeText: ({ words }) => ({ words }),
  async subject(ctx, { reference, meetingId }) {
    await assertMeeting(ctx.db, meetingId);
    return getRecommendationSubject(ctx, reference);
  },
  async write(ctx, { input: { words, meetingId }, subject, held }) {
    await ctx.db
      .insert(questions)
      .values({ trail: ctx.event, recommendationId: subject.id, words, meetingId: meetingId ?? null, held });
  },
});

/** Asks again in an answered thread, which reopens it. Throws Conflict if it is open. */
export const askAgain = defineCommand({
  name: "askAgain",
  input: followUpQuestionInput,
  onIdentifier: "hold",
  freeText: ({ words }) => ({ words }),
  async subject(ctx, { questionTrail, seen, words }) {
    const thread = await getThreadAsSeen(ctx, questionTrail, { seen, words });
    if (isThreadOpen(thread)) throw new Conflict("This question has not been answered yet.");
    return getRecommendationSubject(ctx, thread.reference);
  },
  async write(ctx, { input: { questionTrail, words }, held }) {
    await ctx.db
      .insert(replies)
      .values({ trail: ctx.event, questionTrail, kind: "asked again", agencyId: null, words, held });
  },
});

/** Answers a question on behalf of the owner or a contributor. Throws Conflict if the thread has changed. */
export const answerQuestion = defineCommand({
  name: "answerQuestion",
  input: answerInput,
  onIdentifier: "hold",
  freeText: ({ words }) => ({ words }),
  async subject(ctx, { questionTrail, agencyId, seen, words }) {
    const thread = await getThreadAsSeen(ctx, questionTrail, { seen, words });
    return getReportingSubject(ctx, thread.reference, agencyId);
  },
  async write(ctx, { input: { questionTrail, words }, subject: { agencyId }, held }) {
    await ctx.db.insert(replies).values({ trail: ctx.event, questionTrail, kind: "answer", agencyId, words, held });
  },
});

/** The thread if it has no message newer than the page. Throws NotFound, or Conflict with both texts. */
async function getThreadAsSeen(
  ctx: VisibleSnapshot,
  questionTrail: number,
  submitted: { seen: number; words: string },
): Promise<Thread> {
  const thread = await getThread({ ...ctx, asOf: await asOfInstant(ctx.asOf.instant, ctx.db) }, questionTrail);
  if (thread.messages[0].isHeld) throw new NotFound("question");
  const last = thread.messages.at(-1);
  if (last && last.trail !== submitted.seen)
    throw new Conflict(
      "Another person wrote in this thread while you had the page open.",
      [
        { label: "What they wrote", text: last.words },
        { label: "Yours", text: submitted.words },
      ],
      last.trail,
    );
  return thread;
}
