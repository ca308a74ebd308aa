import { type CalendarDate, formatDate, type Instant, parseCalendarDate } from "#lib/core/clock.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import type { PaperDifference, PaperLine } from "#lib/reporting/papers/rules.ts";
import type { RecommendationStatus, Status } from "#lib/status/rules.ts";

/** From a day to a day, both of them in it. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A rating with its word. */
export interface RatedStatus {
  readonly shown: Status;
  readonly name: string;
}

/** How a recommendation stood when the year began and when it ended. */
export interface YearRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly owner: string;
  /** Null where it was made in the year. */
  readonly atStart: RatedStatus | null;
  readonly atEnd: RatedStatus;
  readonly beside: readonly string[];
}

/** What was reported of one recommendation, a sentence or a few for each. */
export interface YearEntry {
  readonly reference: string;
  readonly shortTitle: string;
  readonly paragraphs: readonly string[];
}

export interface YearReview {
  readonly title: string;
  readonly publishedOn: CalendarDate;
  readonly recommendations: readonly { readonly reference: string; readonly wording: string }[];
}

/**
 * What the partnership's yearly report has to say of its recommendations (Working Together 2023: what was done, what
 * difference it made, and where there was little or no progress), all of it in words.
 */
export interface Extract extends Period {
  readonly partnership: string;
  readonly marking: string;
  readonly isTrial: boolean;
  /** The end of its last day, or now. */
  readonly asAt: Instant;
  readonly summary: string;
  readonly recommended: readonly YearReview[];
  readonly rows: readonly YearRow[];
  readonly done: readonly YearEntry[];
  readonly evidenced: readonly YearEntry[];
  readonly completed: readonly PaperLine[];
  readonly differences: readonly PaperDifference[];
  readonly littleProgress: readonly PaperLine[];
  readonly key: readonly { readonly shown: Status; readonly name: string; readonly meaning: string }[];
}

export const extractTitle = "Extract for the yearly report";

/** What stands where a part of it is empty. */
export const emptySectionTexts = {
  recommended: "No review was published in this year.",
  rows: "No recommendation was open.",
  done: "Nothing was reported as done.",
  evidenced: "No evidence was given.",
  completed: "None was completed or closed.",
  differences: "No difference was reported.",
  littleProgress: "There was progress on each.",
} as const;

/** "1 April 2026 to 31 March 2027". */
export function formatPeriod({ from, to }: Period): string {
  return `${formatDate(from)} to ${formatDate(to)}`;
}

/** The month from which on nobody writes any more about the year that ended in March. */
const OCTOBER = 10;

/** The year to the last 31 March while its report is being written, until the end of September; after that the one that runs, so far. */
export function defaultPeriod(today: CalendarDate): Period {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const begun = month >= 4 ? year : year - 1;
  const isRunning = month >= OCTOBER || month < 4;
  const from = parseCalendarDate(`${isRunning ? begun : begun - 1}-04-01`) ?? today;
  return { from, to: isRunning ? today : (parseCalendarDate(`${begun}-03-31`) ?? today) };
}

/** The period that `?from=` and `?to=` ask for; or why it can't be shown, and the usual one. */
export function parsePeriod(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: CalendarDate,
  earliest: CalendarDate | null,
): Period & { readonly refused: string | null } {
  const usual = defaultPeriod(today);
  const refuse = (why: string) => ({ ...usual, refused: `${why} This is the usual year.` });
  const from = asked.from ? parseCalendarDate(asked.from) : usual.from;
  const to = asked.to ? parseCalendarDate(asked.to) : usual.to;
  if (!from || !to) return refuse("That day is not in the calendar.");
  if (to > today) return refuse("The last day has not come yet.");
  if (from > to) return refuse("The first day has to be before the last.");
  if (earliest && to < earliest) return refuse("That ends before the first review was published.");
  return { from, to, refused: null };
}

/** Whether a recommendation belongs in a year: all do but those that were settled when it began, if nothing was decided since. */
export function belongsToPeriod(before: RecommendationStatus | undefined, after: RecommendationStatus): boolean {
  return !isClosed(before?.assurance?.step ?? null) || before?.assurance?.at !== after.assurance?.at;
}
