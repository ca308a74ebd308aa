import { type CalendarDate, MONTHS, parseCalendarDate } from "#lib/core/clock.ts";
import { EARLIEST_YEAR, LATEST_YEAR } from "#lib/core/typed-date.ts";
import type { PlanDate } from "../plan-rows.ts";

const raw = String.raw;
const month =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const weekday = "(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? ";
const edge = raw`(?<![\p{L}\p{N}/])`;
const end = raw`(?![\p{L}\p{N}]|[/]\d)`;
const within = "(?:the )?(?:end|beginning|start|middle|mid|early|late)(?: of|-)? ";

/** Each way in which a day, a month or a quarter is written. The day comes before the month. */
const patterns: readonly (readonly [RegExp, "day" | "month" | "quarter"])[] = [
  [
    new RegExp(
      raw`${edge}(?<year>\d{4})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})(?:T[\d:.]+Z?| 00:00:00)?${end}`,
      "giu",
    ),
    "day",
  ],
  [new RegExp(raw`${edge}(?<day>\d{1,2}) ?[/.-] ?(?<month>\d{1,2}) ?[/.-] ?(?<year>\d{4}|\d{2})${end}`, "giu"), "day"],
  [
    new RegExp(
      raw`${edge}(?:${weekday})?(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)?[ -]?(?<name>${month})[,.]?[ -]?(?:'|’)?(?<year>\d{4}|\d{2})${end}`,
      "giu",
    ),
    "day",
  ],
  [new RegExp(raw`${edge}(?<name>${month}) (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})${end}`, "giu"), "day"],
  [
    new RegExp(raw`${edge}(?:${within})?(?<name>${month})[,.]?(?: of)?[ -/]?(?:'|’)?(?<year>\d{4}|\d{2})${end}`, "giu"),
    "month",
  ],
  [new RegExp(raw`${edge}(?:${within})?(?<month>0?[1-9]|1[0-2])[/.-](?<year>(?:19|20)\d{2})${end}`, "giu"), "month"],
  [new RegExp(raw`${edge}(?<year>(?:19|20)\d{2})-(?<month>0[1-9]|1[0-2])${end}`, "giu"), "month"],
  [
    new RegExp(
      raw`${edge}(?:${within})?(?:q|qtr\.? ?|quarter )(?<quarter>[1-4]),?(?: of)? ?(?:fy ?)?(?<year>(?:20)?\d{2})(?: ?[/-] ?(?:20)?\d{2})?${end}`,
      "giu",
    ),
    "quarter",
  ],
  [
    new RegExp(
      raw`${edge}(?:fy ?)?(?<year>(?:20)?\d{2}) ?[/-] ?(?:20)?\d{2},?[ :-]*(?:q|qtr\.? ?|quarter )(?<quarter>[1-4])${end}`,
      "giu",
    ),
    "quarter",
  ],
];

/** A date inside a text, from `start` up to, but not including, `end`. */
export interface FoundDate extends PlanDate {
  readonly start: number;
  readonly end: number;
}

/** The dates in a text, in order. What looks like a day but is none in the calendar is found with neither day nor proposal. */
export function datesIn(text: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const [pattern, precision] of patterns)
    for (const match of text.matchAll(pattern)) {
      const [start, stop] = [match.index, match.index + match[0].length];
      if (found.some((other) => start < other.end && other.start < stop)) continue;
      const { date, proposed } = readParts(match.groups ?? {}, precision);
      found.push({
        text: match[0].trim(),
        date,
        proposed,
        precision: date === null && proposed === null ? "none" : precision,
        start,
        end: stop,
      });
    }
  return found.sort((one, other) => one.start - other.start);
}

type Parts = Readonly<Record<string, string | undefined>>;
type Value = Pick<PlanDate, "date" | "proposed">;

function readParts(parts: Parts, precision: "day" | "month" | "quarter"): Value {
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
