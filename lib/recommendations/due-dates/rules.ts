import { z } from "zod";
import { type CalendarDate, daysBetween, type Instant } from "#lib/core/clock.ts";
import { calendarDay, optionalRowNumber, reference, requiredText, rowNumber } from "#lib/core/input.ts";
import { optionalMeeting } from "#lib/partnership/meetings.rules.ts";

/** How often an owner reports, in months, unless the business team sets another interval. */
export const DEFAULT_REPORTING_MONTHS = 3;
/** The longest reporting interval, in months. */
export const MAX_REPORTING_MONTHS = 24;

/** An agreed due date, the first or a later one. */
export interface AgreedDate {
  readonly trail: number;
  readonly dueOn: CalendarDate;
  readonly at: Instant;
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
  reason: requiredText("Say how the date was arrived at, in a sentence.", 1000),
});

export const dateRequestInput = z.object({
  reference,
  agencyId: optionalRowNumber("Choose the agency on whose behalf you ask."),
  /** The trail number of the due date on the page. */
  seen: rowNumber("Reload the page."),
  dueOn,
  reason: requiredText("Say why the date can’t be kept.", 2000),
  interimRisk: requiredText("Say what the risk is until then, and what is done about it.", 2000),
});

const decision = {
  reference,
  requestTrail: rowNumber("Reload the page."),
  meetingId: optionalMeeting,
  reason: requiredText("Say why, in a sentence.", 1000),
};

const choice = "Choose whether to accept the new date or refuse it.";
export const dateAcceptanceInput = z.object({ ...decision, decision: z.literal("accept", choice) });
export const dateRefusalInput = z.object({ ...decision, decision: z.literal("refuse", choice) });

export const reportingIntervalInput = z.object({
  reference,
  months: z.coerce
    .number("Enter a number of months.")
    .int("Enter a whole number of months.")
    .min(1, "Enter 1 month or more.")
    .max(MAX_REPORTING_MONTHS, `Enter at most ${MAX_REPORTING_MONTHS} months.`),
});
