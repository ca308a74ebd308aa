import { z } from "zod";
import type { Instant } from "#lib/core/clock.ts";
import { optionalRowNumber, reference, requiredText, rowNumber, seenFact } from "#lib/core/input.ts";
import type { Role } from "#lib/core/viewer.ts";
import { optionalMeeting } from "#lib/partnership/meetings.rules.ts";

/** A message in a thread: the question, an answer, or a follow-up question. */
export interface Message {
  readonly trail: number;
  readonly kind: "asked" | "answer" | "asked again";
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  /** The agency that answers; null for a question. */
  readonly agencyId: number | null;
  readonly words: string;
  readonly sample: boolean;
  /** Held for review: visible only to its author and the business team. */
  readonly isHeld: boolean;
}

/** A question and its replies, oldest first. */
export interface Thread {
  /** The question's trail number. */
  readonly trail: number;
  readonly recommendationId: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly meetingId: number | null;
  readonly messages: readonly [Message, ...Message[]];
}

/** Whether a thread waits for an answer: its last message that is not held for review is a question. */
export function isThreadOpen({ messages }: Thread): boolean {
  return messages.findLast(({ isHeld }) => !isHeld)?.kind !== "answer";
}

/** When the question was last asked, which is since when it waits for an answer. */
export function lastAskedAt({ messages }: Thread): Instant {
  return (messages.findLast(({ kind, isHeld }) => kind !== "answer" && !isHeld) ?? messages[0]).at;
}

const words = requiredText("Write the question.", 2000);

export const questionInput = z.object({ reference, words, meetingId: optionalMeeting });

const inThread = {
  questionTrail: rowNumber("Choose a question."),
  /** The trail number of the last message on the page. */
  seen: seenFact,
};

export const followUpQuestionInput = z.object({ ...inThread, words });

export const answerInput = z.object({
  ...inThread,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you answer."),
  words: requiredText("Write the answer.", 5000),
});
