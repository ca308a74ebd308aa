import { type CalendarDate, formatDate, type Instant, parseCalendarDate } from "#lib/core/clock.ts";
import { dateProblemInWords, isDate, parseTypedDate } from "#lib/core/typed-date.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import type { PaperDifference, PaperLine } from "#lib/reporting/papers/rules.ts";
import type { RecommendationStatus, Status } from "#lib/status/rules.ts";

/** A period of days; both ends are included. */
export interface Period {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A status with its name. */
interface RatedStatus {
  readonly shown: Status;
  readonly name: string;
}

/** The ratings of a recommendation at the start and at the end of a period. */
export interface YearRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly owner: string;
  /** Null if it came into the tracker in the period. */
  readonly atStart: RatedStatus | null;
  readonly atEnd: RatedStatus;
  readonly beside: readonly string[];
}

/** What was reported about a recommendation, as paragraphs. */
export interface YearEntry {
  readonly reference: string;
  readonly shortTitle: string;
  readonly paragraphs: readonly string[];
  /** Whether some of it was reported in the period; false where all of it was written in an imported plan. */
  readonly isReported: boolean;
}

/** A review published in the period, with the wording of its recommendations. */
export interface YearReview {
  readonly title: string;
  readonly publishedOn: CalendarDate;
  readonly recommendations: readonly { readonly reference: string; readonly wording: string }[];
}

/**
 * What the partnership's yearly report has to say about recommendations, as text. Working Together 2023 requires what was
 * done, what difference it made, and where there was little or no progress.
 */
export interface Extract extends Period {
  readonly partnership: string;
  readonly marking: string;
  readonly isTrial: boolean;
  /** The end of its last day, or now if that is earlier. */
  readonly asAt: Instant;
  readonly summary: string;
  readonly recommended: readonly YearReview[];
  /** What repeats, builds on or replaces a recommendation of an earlier review. */
  readonly saidBefore: readonly PaperLine[];
  readonly rows: readonly YearRow[];
  readonly done: readonly YearEntry[];
  readonly evidenced: readonly YearEntry[];
  readonly completed: readonly PaperLine[];
  readonly differences: readonly PaperDifference[];
  readonly littleProgress: readonly PaperLine[];
  /** What is said if `littleProgress` is empty. */
  readonly noLittleProgress: string;
  readonly key: readonly { readonly shown: Status; readonly name: string; readonly meaning: string }[];
}

export const extractTitle = "Extract for the yearly report";

/** The texts of empty sections. */
export const emptySectionTexts = {
  recommended: "No review was published in this year.",
  saidBefore: "None is linked with a recommendation of an earlier review.",
  rows: "No recommendation was open.",
  done: "Nothing was reported as done.",
  evidenced: "No evidence was given.",
  completed: "None was completed or closed.",
  differences: "No difference was reported.",
} as const;

/** A period as text, such as "1 April 2026 to 31 March 2027". */
export function formatPeriod({ from, to }: Period): string {
  return `${formatDate(from)} to ${formatDate(to)}`;
}

/** The month by which the report on the year that ended in March is written. */
const OCTOBER = 10;

/** The default period: from April to September the year that ended on 31 March, after that the current year up to today. */
export function defaultPeriod(today: CalendarDate): Period {
  const [year = 0, month = 0] = today.split("-").map(Number);
  const begun = month >= 4 ? year : year - 1;
  const isRunning = month >= OCTOBER || month < 4;
  const from = parseCalendarDate(`${isRunning ? begun : begun - 1}-04-01`) ?? today;
  return { from, to: isRunning ? today : (parseCalendarDate(`${begun}-03-31`) ?? today) };
}

/** The period of `?from=` and `?to=`. If it is not valid, the default period, with the reason in `refused`. */
export function parsePeriod(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  today: CalendarDate,
  earliest: CalendarDate | null,
): Period & { readonly refused: string | null } {
  const usual = defaultPeriod(today);
  const refuse = (why: string) => ({ ...usual, refused: `${why} This is the usual year.` });
  const from = asked.from ? parseTypedDate(asked.from) : usual.from;
  const to = asked.to ? parseTypedDate(asked.to) : usual.to;
  if (!isDate(from)) return refuse(dateProblemInWords(from, "the first day"));
  if (!isDate(to)) return refuse(dateProblemInWords(to, "the last day"));
  if (to > today) return refuse("The last day has not come yet: enter today or an earlier day.");
  if (from > to) return refuse("The first day is after the last: enter the earlier day first.");
  if (earliest && to < earliest)
    return refuse(`That ends before the first review was published, on ${formatDate(earliest)}.`);
  return { from, to, refused: null };
}

/** Whether a recommendation belongs to a period: unless it was closed at the start and nothing was decided since. */
export function belongsToPeriod(before: RecommendationStatus | undefined, after: RecommendationStatus): boolean {
  return !isClosed(before?.assurance?.step ?? null) || before?.assurance?.at !== after.assurance?.at;
}
