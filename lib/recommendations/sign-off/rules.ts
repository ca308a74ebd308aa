import { z } from "zod";
import { addMonths, type CalendarDate, type Instant } from "#lib/core/clock.ts";
import { optionalRowNumber, reference, requiredText, rowNumber } from "#lib/core/input.ts";
import type { Role, Viewer } from "#lib/core/viewer.ts";
import { optionalMeeting } from "#lib/partnership/meetings.rules.ts";

/** The steps of assurance: each is a fact, and the latest says how far it has come. */
export type Step = "requested" | "accepted" | "returned" | "not-pursued" | "embedded" | "reopened";

/** Whether the Executive's last word is that it is finished: nothing is expected of the owner then. */
export function isClosed(step: Step | null): boolean {
  return step === "accepted" || step === "embedded" || step === "not-pursued";
}

/** Six months after a sign-off was accepted the Executive looks whether it lasted. */
const RECHECK_AFTER_MONTHS = 6;

export function recheckDate(acceptedOn: CalendarDate): CalendarDate {
  return addMonths(acceptedOn, RECHECK_AFTER_MONTHS);
}

/** What an owner said on asking for sign-off. */
export interface SignOffRequest {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly agencyId: number;
  readonly done: string;
  readonly difference: string;
  readonly evidenceIds: readonly number[];
}

/** Exactly what the Executive accepted. */
export interface Acceptance {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  /** The facts, by their trail numbers, none later than `upTo`. */
  readonly factTrails: readonly number[];
  readonly upTo: number;
  readonly evidenceIds: readonly number[];
  readonly recheckOn: CalendarDate;
}

/** How far the assurance of a recommendation has come as at a moment. */
export interface SignOff {
  readonly step: Step;
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  /** Why it was decided so, or what is missing. */
  readonly reason: string;
  readonly meetingId: number | null;
  /** The last request there was, decided by now or not. */
  readonly request: SignOffRequest | null;
  /** What was accepted, where it was and has not been reopened. */
  readonly acceptance: Acceptance | null;
}

/** Whoever decides must not be who asked, also where the Executive itself is the owner. */
export function mayDecideOn(viewer: Viewer, request: Pick<SignOffRequest, "personId"> | null): boolean {
  return request === null || viewer.personId !== request.personId;
}

const evidenceIds = z
  .union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))])
  .optional()
  .transform((chosen) => (chosen === undefined ? [] : [...new Set([chosen].flat())]))
  .pipe(z.array(rowNumber("Choose evidence from the list.")));

export const signOffRequestInput = z.object({
  reference,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you ask."),
  done: requiredText("Say what was done."),
  difference: requiredText("Say what difference it made."),
  evidenceIds,
});

const decided = {
  reference,
  requestTrail: rowNumber("Reload the page."),
  meetingId: optionalMeeting,
};
const choice = "Choose whether to accept it or return it.";

export const acceptanceInput = z.object({
  ...decided,
  decision: z.literal("accept", choice),
  /** The trail number up to which the page showed the facts: what came later is not accepted with them. */
  seen: rowNumber("Reload the page."),
  reason: requiredText("Say why it is accepted, in a sentence.", 1000),
});

export const returnInput = z.object({
  ...decided,
  decision: z.literal("return", choice),
  reason: requiredText("Say what is missing.", 2000),
});

const lastStep = {
  reference,
  seen: z.coerce.number("Reload the page.").int().nonnegative(),
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
