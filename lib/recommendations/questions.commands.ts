import type { Reading } from "#db/client.ts";
import { questions, replies } from "#db/schema/index.ts";
import { momentAt } from "#lib/core/as-of.ts";
import type { Instant } from "#lib/core/clock.ts";
import { defineCommand } from "#lib/core/command.ts";
import { Conflict, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { demandMeeting } from "#lib/partnership/meetings.queries.ts";
import { recommendationAsSubject, reportingSubject } from "./ownership.queries.ts";
import { getThread } from "./questions.queries.ts";
import { answer, furtherQuestion, isOpen, question, type Thread } from "./questions.rules.ts";

/** Asks the owner something. It stays open until it is answered. */
export const askQuestion = defineCommand({
  name: "askQuestion",
  input: question,
  doubtful: "held",
  freeText: ({ words }) => ({ words }),
  async subject(on, { reference, meetingId }, viewer, at) {
    await demandMeeting(on, meetingId);
    return recommendationAsSubject(on, viewer, reference, at);
  },
  async write({ on, input: { words, meetingId }, subject, trail, held }) {
    await on
      .insert(questions)
      .values({ trail, recommendationId: subject.id, words, meetingId: meetingId ?? null, held });
  },
});

/** Asks further in a thread that was answered: it is open again. */
export const askAgain = defineCommand({
  name: "askAgain",
  input: furtherQuestion,
  doubtful: "held",
  freeText: ({ words }) => ({ words }),
  async subject(on, { questionTrail, seen, words }, viewer, at) {
    const thread = await threadAsSeen(on, viewer, questionTrail, { seen, words }, at);
    if (isOpen(thread)) throw new Conflict("This question has not been answered yet.");
    return recommendationAsSubject(on, viewer, thread.reference, at);
  },
  async write({ on, input: { questionTrail, words }, trail, held }) {
    await on.insert(replies).values({ trail, questionTrail, kind: "asked again", agencyId: null, words, held });
  },
});

/** Answers a question for the owner or a contributor. */
export const answerQuestion = defineCommand({
  name: "answerQuestion",
  input: answer,
  doubtful: "held",
  freeText: ({ words }) => ({ words }),
  async subject(on, { questionTrail, agencyId, seen, words }, viewer, at) {
    const thread = await threadAsSeen(on, viewer, questionTrail, { seen, words }, at);
    return reportingSubject(on, viewer, thread.reference, agencyId, at);
  },
  async write({ on, input: { questionTrail, words }, subject: { agencyId }, trail, held }) {
    await on.insert(replies).values({ trail, questionTrail, kind: "answer", agencyId, words, held });
  },
});

/** The thread, as long as nothing was said in it that was not on the page. Throws NotFound; Conflict with both texts. */
async function threadAsSeen(
  on: Reading,
  viewer: Viewer,
  questionTrail: number,
  yours: { seen: number; words: string },
  at: Instant,
): Promise<Thread> {
  const thread = await getThread(viewer, questionTrail, await momentAt(at, on), on);
  if (thread.said[0].isHeld) throw new NotFound("question");
  const last = thread.said.at(-1);
  if (last && last.trail !== yours.seen)
    throw new Conflict(
      "Somebody else wrote in this thread while you had the page open.",
      [
        { label: "What they wrote", text: last.words },
        { label: "Yours", text: yours.words },
      ],
      last.trail,
    );
  return thread;
}
