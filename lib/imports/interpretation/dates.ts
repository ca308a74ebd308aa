import { type CalendarDate, MONTHS, parseCalendarDate } from "#lib/core/clock.ts";
import { EARLIEST_YEAR, LATEST_YEAR } from "#lib/core/typed-date.ts";
import type { PlanDate } from "../plan-rows.ts";

const raw = String.raw;
const month =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ";
const edge = raw`(?<![\p{L}\p{N}]|\d/)`;
const end = raw`(?![\p{L}\p{N}]|[/]\d)`;
const quarterName = raw`(?:q|qtr\.? ?|quarter )`;
const financialYear = raw`(?:fy ?)?(?<year>(?:20)?\d{2})(?: ?[/-] ?(?:20)?\d{2})?`;
const within = "(?:the )?(?:end|beginning|start|middle|mid|early|late)(?: of|-)? ";

type Precision = "day" | "month" | "quarter";

/** A way in which a day, a month or a quarter is written. */
interface Way {
  readonly precision: Precision;
  readonly pattern: RegExp;
}

function way(precision: Precision, pattern: string): Way {
  return { precision, pattern: new RegExp(edge + pattern + end, "giu") };
}

/** The ways of writing a date, by what a text has to have for any of them. The day comes before the month. */
const ways: readonly (readonly [RegExp, readonly Way[]])[] = [
  [
    /\d[/. -]{1,3}\d/,
    [
      way("day", raw`(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:T[\d:.]+Z?| 00:00:00)?`),
      way("day", raw`(?<day>\d{1,2}) ?[/.-] ?(?<month>\d{1,2}) ?[/.-] ?(?<year>\d{4}|\d{2})`),
    ],
  ],
  [
    new RegExp(month, "i"),
    [
      way(
        "day",
        raw`(?:${weekday})?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?(?<name>${month})[,.]?[ -]?['’]?(?<year>\d{4}|\d{2})`,
      ),
      way("day", raw`(?<name>${month}) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})`),
      way("month", raw`(?:${within})?(?<name>${month})[,.]?(?: of)?[ /-]?['’]?(?<year>\d{4}|\d{2})`),
    ],
  ],
  [
    /\d[/.-]\d/,
    [
      way("month", raw`(?:${within})?(?<month>0?[1-9]|1[0-2])[/.-](?<year>(?:19|20)\d{2})`),
      way("month", raw`(?<year>(?:19|20)\d{2})-(?<month>0[1-9]|1[0-2])`),
    ],
  ],
  [
    /\bq(?:tr\.?|uarter)? ?[1-4]|quarter/i,
    [
      way("quarter", raw`(?:${within})?${quarterName}(?<quarter>[1-4]),?(?: of)? ?${financialYear}`),
      way("quarter", raw`(?:${within})?(?<quarter>[1-4])(?:st|nd|rd|th) quarter(?: of)? ?${financialYear}`),
      way("quarter", raw`${financialYear},?[ :-]*${quarterName}(?<quarter>[1-4])`),
    ],
  ],
];

/** A date inside a text, from `start` up to, but not including, `end`. */
export interface FoundDate extends PlanDate {
  readonly start: number;
  readonly end: number;
}

/** The dates in a text, in order. What looks like a day but is none in the calendar is found with neither day nor proposal. */
export function datesIn(text: string): FoundDate[] {
  if (!/\d/.test(text)) return [];
  const found: FoundDate[] = [];
  for (const { precision, pattern } of ways.flatMap(([needed, all]) => (needed.test(text) ? all : [])))
    for (const match of text.matchAll(pattern)) {
      const [start, stop] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < stop)) continue;
      const value = readParts(match.groups ?? {}, precision);
      const isDate = value.date !== null || value.proposed !== null;
      found.push({ ...value, text: match[0].trim(), precision: isDate ? precision : "none", start, end: stop });
    }
  return found.sort((one, other) => one.start - other.start);
}

type Parts = Readonly<Record<string, string | undefined>>;
type Value = Pick<PlanDate, "date" | "proposed">;

function readParts(parts: Parts, precision: Precision): Value {
  const { day = "", month: figures, name, quarter, year: written = "" } = parts;
  const year = Number(written.length === 2 ? `20${written}` : written);
  if (year < EARLIEST_YEAR || year > LATEST_YEAR) return { date: null, proposed: null };
  if (precision === "quarter") return { date: null, proposed: lastOfQuarter(Number(quarter), year) };
  const number = figures ? Number(figures) : numberOfMonth(name ?? "");
  if (precision === "month") return { date: null, proposed: lastOfMonth(year, number) };
  return {
    date: parseCalendarDate(`${year}-${String(number).padStart(2, "0")}-${day.padStart(2, "0")}`),
    proposed: null,
  };
}

function numberOfMonth(name: string): number {
  return MONTHS.findIndex((full) => full.toLowerCase().startsWith(name.toLowerCase().slice(0, 3))) + 1;
}

/** The last day of a quarter of the financial year that begins in April of a year. */
function lastOfQuarter(quarter: number, year: number): CalendarDate | null {
  return quarter === 4 ? lastOfMonth(year + 1, 3) : lastOfMonth(year, 3 + quarter * 3);
}

/** The last day of a month. */
export function lastOfMonth(year: number, number: number): CalendarDate | null {
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return parseCalendarDate(`${year}-${String(number).padStart(2, "0")}-${days}`);
}

/** No date. */
export function undated(text: string): PlanDate {
  return { text, date: null, proposed: null, precision: "none" };
}
