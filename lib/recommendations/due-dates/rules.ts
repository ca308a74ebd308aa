import { z } from "zod";
import { type CalendarDate, dateOf, daysBetween, type Instant } from "#lib/core/clock.ts";
import { calendarDay, optionalRowNumber, reference, requiredText, seenFact } from "#lib/core/input.ts";
import { optionalMeeting } from "#lib/partnership/meetings.rules.ts";
import { agreedOn } from "#lib/recommendations/taken-over.rules.ts";

/** How often an owner reports, in months, unless the business team sets another interval. */
export const DEFAULT_REPORTING_MONTHS = 3;
/** The longest reporting interval, in months. */
export const MAX_REPORTING_MONTHS = 24;

/** An agreed due date, the first or a later one. */
export interface AgreedDate {
  readonly trail: number;
  readonly dueOn: CalendarDate;
  /** When it was entered. */
  readonly at: Instant;
  /** When it had been agreed, if it was taken over from an earlier plan. */
  readonly takenOverFrom: CalendarDate | null;
}

/** The day on which a due date was agreed. */
export function agreedDay({ at, takenOverFrom }: Pick<AgreedDate, "at" | "takenOverFrom">): CalendarDate {
  return takenOverFrom ?? dateOf(at);
}

/** How the due date has moved: the dates agreed before the current one, and the days from the first of them to it. */
export interface Slip {
  readonly first: CalendarDate;
  /** The dates agreed after the first and before the current one, in the order in which they were agreed. */
  readonly between: readonly CalendarDate[];
  readonly changes: number;
  readonly days: number;
}

/** The slip of a due date from every date ever agreed, oldest first; null if there is no date or it has not changed. */
export function slipOf(agreed: readonly CalendarDate[]): Slip | null {
  const [first, ...later] = agreed;
  const now = later.at(-1);
  return first && now
    ? { first, between: later.slice(0, -1), changes: later.length, days: daysBetween(first, now) }
    : null;
}

const dueOn = calendarDay("the due date");

export const dueDateInput = z.object({
  reference,
  dueOn,
  agreedOn,
  reason: requiredText("Say how the date was arrived at, in a sentence.", 1000),
});

export const dateRequestInput = z.object({
  reference,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you ask."),
  /** The trail number of the due date on the page. */
  seen: seenFact,
  dueOn,
  reason: requiredText("Say why the date can’t be kept.", 2000),
  interimRisk: requiredText("Say what the risk is until then, and what is done about it.", 2000),
});

/** Why a requested date cannot be accepted on a day, in a sentence; null if it can. */
export function dateObstacle(request: { readonly dueOn: CalendarDate }, today: CalendarDate): string | null {
  return request.dueOn < today
    ? "The date asked for has passed, so it can only be refused. Another date can be asked for then."
    : null;
}

const decision = {
  reference,
  requestTrail: seenFact,
  meetingId: optionalMeeting,
  reason: requiredText("Say why, in a sentence.", 1000),
};

const choice = "Choose whether to accept the new date or refuse it.";
export const dateAcceptanceInput = z.object({ ...decision, decision: z.literal("accept", choice) });
export const dateRefusalInput = z.object({ ...decision, decision: z.literal("refuse", choice) });

const MONTHS_SENTENCE = `Enter the months between two updates as a whole number from 1 to ${MAX_REPORTING_MONTHS}.`;

export const reportingIntervalInput = z.object({
  reference,
  months: z
    .union([z.string().trim(), z.number()], MONTHS_SENTENCE)
    .transform(Number)
    .pipe(
      z.number(MONTHS_SENTENCE).int(MONTHS_SENTENCE).min(1, MONTHS_SENTENCE).max(MAX_REPORTING_MONTHS, MONTHS_SENTENCE),
    ),
});
