import { z } from "zod";
import { addMonths, type CalendarDate, type Instant } from "#lib/core/clock.ts";
import { optionalRowNumber, reference, requiredText, rowNumbers, seen, seenFact } from "#lib/core/input.ts";
import type { Role } from "#lib/core/viewer.ts";
import { optionalMeeting } from "#lib/partnership/meetings.rules.ts";

/** The steps of assurance; the latest step of a recommendation gives its state. */
export type Step = "requested" | "accepted" | "returned" | "not-pursued" | "embedded" | "reopened";

/** Whether the latest step closes a recommendation, so that nothing is expected of the owner. */
export function isClosed(step: Step | null): boolean {
  return step === "accepted" || step === "embedded" || step === "not-pursued";
}

/** How many months after acceptance the Executive checks that the change has lasted. */
const RECHECK_AFTER_MONTHS = 6;

/** The date of the re-check of a sign-off accepted on a date. */
export function recheckDate(acceptedOn: CalendarDate): CalendarDate {
  return addMonths(acceptedOn, RECHECK_AFTER_MONTHS);
}

/** A request for sign-off. */
export interface SignOffRequest {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly agencyId: number;
  readonly done: string;
  readonly difference: string;
  readonly evidenceIds: readonly number[];
}

/** The acceptance of a sign-off, with exactly the facts and evidence it was based on. */
export interface Acceptance {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  /** The trail numbers of the facts, none later than `upTo`. */
  readonly factTrails: readonly number[];
  readonly upTo: number;
  readonly evidenceIds: readonly number[];
  readonly recheckOn: CalendarDate;
}

/** The assurance of a recommendation as of an instant. */
export interface SignOff {
  readonly step: Step;
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  /** The reason for the decision, or what is missing. */
  readonly reason: string;
  readonly meetingId: number | null;
  /** The latest request, whether decided on or not. */
  readonly request: SignOffRequest | null;
  /** The acceptance, if it was accepted and not reopened since. */
  readonly acceptance: Acceptance | null;
}

export const signOffRequestInput = z.object({
  reference,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you ask."),
  done: requiredText("Say what was done."),
  difference: requiredText("Say what difference it made."),
  evidenceIds: rowNumbers("Choose evidence from the list."),
});

const decided = {
  reference,
  requestTrail: seenFact,
  meetingId: optionalMeeting,
};
const choice = "Choose whether to accept it or return it.";

export const acceptanceInput = z.object({
  ...decided,
  decision: z.literal("accept", choice),
  /** The trail number up to which the page showed the facts, so that later facts are not accepted unseen. */
  seen: seenFact,
  reason: requiredText("Say why it is accepted, in a sentence.", 1000),
});

export const returnInput = z.object({
  ...decided,
  decision: z.literal("return", choice),
  reason: requiredText("Say what is missing.", 2000),
});

const lastStep = {
  reference,
  seen,
  meetingId: optionalMeeting,
};

export const closureInput = z.object({
  ...lastStep,
  reason: requiredText("Say why it is not pursued: superseded, say, or no longer applicable.", 1000),
});

const recheckChoice = "Choose whether it is embedded or has to be reopened.";

export const embeddingInput = z.object({
  ...lastStep,
  decision: z.literal("embedded", recheckChoice),
  reason: requiredText("Say how you know that it lasted.", 1000),
});

export const reopeningInput = z.object({
  ...lastStep,
  decision: z.literal("reopen", recheckChoice),
  reason: requiredText("Say why it has to be reopened.", 1000),
});
