import { z } from "zod";
import type { Instant } from "#lib/core/clock.ts";
import { optionalRowNumber, reference, requiredText, rowNumber } from "#lib/core/input.ts";
import type { Role } from "#lib/core/viewer.ts";
import { optionalMeeting } from "#lib/partnership/meetings.rules.ts";

/** One thing said in a thread: the question itself, an answer, or what was asked again. */
export interface Message {
  readonly trail: number;
  readonly kind: "asked" | "answer" | "asked again";
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  /** The agency that answers. */
  readonly agencyId: number | null;
  readonly words: string;
  readonly sample: boolean;
  /** Kept from all but its author and the business team. */
  readonly isHeld: boolean;
}

/** A question with what followed it, in the order in which it was said. */
export interface Thread {
  /** The question's trail number. */
  readonly trail: number;
  readonly recommendationId: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly meetingId: number | null;
  readonly messages: readonly [Message, ...Message[]];
}

/** Whether it still waits for the owner: the last thing said that is not held is no answer. */
export function isThreadOpen({ messages }: Thread): boolean {
  return messages.findLast(({ isHeld }) => !isHeld)?.kind !== "answer";
}

/** When it was last asked: since when the owner has been waited for. */
export function lastAskedAt({ messages }: Thread): Instant {
  return (messages.findLast(({ kind, isHeld }) => kind !== "answer" && !isHeld) ?? messages[0]).at;
}

const words = requiredText("Write the question.", 2000);

export const questionInput = z.object({ reference, words, meetingId: optionalMeeting });

const inThread = {
  questionTrail: rowNumber("Choose a question."),
  /** The trail number of the last thing said that was on the page. */
  seen: rowNumber("Reload the page."),
};

export const followUpQuestionInput = z.object({ ...inThread, words });

export const answerInput = z.object({
  ...inThread,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you answer."),
  words: requiredText("Write the answer.", 5000),
});
