import { type CalendarDate, MONTHS, parseCalendarDate } from "./clock.ts";

/** Why a typed text is not taken as a date. */
export type DateProblem = "unreadable" | "short year" | "year out of range" | "not in the calendar";

export const EARLIEST_YEAR = 1990;
export const LATEST_YEAR = 2100;

/**
 * Parses a date as people type it: "2 November 2026", "2 Nov 2026", "02/11/2026", "2.11.2026", or "2026-11-02", which is
 * what date fields of browsers send. The day is before the month.
 */
export function parseTypedDate(text: string): CalendarDate | DateProblem {
  const parts = partsOf(text.trim());
  if (!parts) return "unreadable";
  const { day, month, year } = parts;
  // A date field sends the year 0026 if only two figures of the year were typed.
  if (year.length < 4 || Number(year) < 100) return "short year";
  if (Number(year) < EARLIEST_YEAR || Number(year) > LATEST_YEAR) return "year out of range";
  return parseCalendarDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`) ?? "not in the calendar";
}

/** Whether the result of `parseTypedDate` is a date. */
export function isDate(parsed: CalendarDate | DateProblem): parsed is CalendarDate {
  return parseCalendarDate(parsed) !== null;
}

/** The sentence about a text that is not taken as a date; `label` names the field in the sentence, such as "the due date". */
export function dateProblemInWords(problem: DateProblem, label: string): string {
  switch (problem) {
    case "unreadable":
      return `Enter ${label} as day, month and year, such as 16 March 2027 or 16/03/2027.`;
    case "short year":
      return `Enter the year of ${label} with four figures, such as 2027.`;
    case "year out of range":
      return `Check the year of ${label}: it has to be from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`;
    case "not in the calendar":
      return `Check ${label}: there is no such day in the calendar.`;
  }
}

interface Parts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const ISO = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/;
const FIGURES = /^(?<day>\d{1,2})[\s/.-]+(?<month>\d{1,2})[\s/.-]+(?<year>\d{1,4})$/;
const WITH_MONTH =
  /^(?:[a-z]{3,9},?\s+)?(?<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:of\s+)?(?<month>[a-z]{3,9})[\s.,-]*(?<year>\d{1,4})$/i;

function partsOf(text: string): Parts | null {
  const { day, month, year } = (ISO.exec(text) ?? FIGURES.exec(text) ?? WITH_MONTH.exec(text))?.groups ?? {};
  if (!day || !month || !year) return null;
  if (/^\d/.test(month)) return { day, month, year };
  const index = MONTHS.findIndex((name) => name.toLowerCase().startsWith(month.toLowerCase()));
  return index === -1 ? null : { day, month: String(index + 1), year };
}
