import type { CalendarDate } from "#lib/core/clock.ts";
import type { PlanDate } from "../plan-rows.ts";
import type { PlanCell } from "../plan-tables.ts";
import { datesIn, type FoundDate, lastOfMonth, undated } from "./dates.ts";
import { linesOf, oneLine } from "./texts.ts";

/** What a cell says about dates. */
export interface Dates {
  /** The dates that may hold, in order: usually one. A text that is not a date is one without a day. */
  readonly current: readonly PlanDate[];
  /** Dates that the cell itself says no longer hold. */
  readonly earlier: readonly PlanDate[];
  readonly doneOn: CalendarDate | null;
  /** Whether it says that the action is done, with or without a day. */
  readonly isDone: boolean;
  /** The other lines of a cell that has progress too. */
  readonly others: string;
}

/** What leads to a date. */
export const leadIn =
  /^(?:(?:to be )?(?:completed? |achieved |implemented |done |delivered )?(?:by|before|no later than)(?: the)?\b|(?:revised |new |current )?(?:due|target|deadline|date|timescale|due date|target date)(?: is| by)?)\s*[:–—-]?\s*/i;
const doneWords =
  /^(?:fully |now |already )?(?:completed?|done|achieved|implemented|delivered|actioned|closed)\b[\s:–—,-]*(?:on|in)?\s*/i;
const earlierBefore =
  /(?:\bwas|\bwere|\boriginal(?:ly)?|\bprevious(?:ly)?|\binitial(?:ly)?|\bformerly|\b(?:moved|extended|revised|changed|slipped) from)(?: date| due)?\W*$/i;
const laterBefore =
  /(?:\b(?:revised|now|extended|changed|moved|amended|new|rescheduled|deferred|slipped)(?: (?:to|date|until|due))*|→|->|>)\W*$/i;
const doneBefore = /\b(?:completed|achieved|done|delivered|implemented|actual)(?: on)?\W*$/i;
const startBefore = /\b(?:from|since|starting|commencing|beginning|after)\W*$/i;
/** What makes a day one of several. */
const aboutBefore = /(?:\bw\/[ce]|\bweek (?:commencing|beginning|ending)|\baround|\bcirca|\bapprox\w*\.?)\W*$/i;
const wasUndated = /[([,;]?\s*\b(?:was|originally|previously)\s*:?\s*([^)\];,\n]+)[)\]]?/i;

/** The text right before a place. */
export function textBefore(text: string, place: number): string {
  return text.slice(Math.max(0, place - NEAR), place);
}

const NEAR = 40;
/** A longer text is not a date, whatever dates it has in it. */
const LONGEST_DATE = 1000;

/** The day that a cell holds, with its month only if it shows no more. */
function dateOfCell(cell: PlanCell): PlanDate | null {
  if (cell.day === null) return null;
  const text = oneLine(cell.text);
  if (!cell.showsMonth) return { text, date: cell.day, proposed: null, precision: "day" };
  const [year = 0, month = 0] = cell.day.split("-").map(Number);
  return { text, date: null, proposed: lastOfMonth(year, month), precision: "month" };
}

/** A date without its place in the text. */
export function plainDate({ text, date, proposed, precision }: FoundDate): PlanDate {
  return { text, date, proposed, precision };
}

/** The dates of a cell for a date. */
export function datesOfCell(cell: PlanCell): Dates {
  const struck = linesOf(cell.struck).flatMap((line) => {
    const dates = datesIn(line).map(plainDate);
    return dates.length > 0 ? dates : [undated(line)];
  });
  const held = dateOfCell(cell);
  if (held) return { current: [held], earlier: struck, doneOn: null, isDone: false, others: "" };
  const read = datesOfText(cell.text);
  return { ...read, earlier: [...struck, ...read.earlier] };
}

/** The dates of a text for a date. */
export function datesOfText(text: string): Dates {
  const whole = linesOf(text).join("\n");
  const none: Dates = { current: [], earlier: [], doneOn: null, isDone: false, others: "" };
  if (whole === "") return none;
  if (whole.length > LONGEST_DATE) return { ...none, current: [undated(oneLine(whole))] };
  const done = doneIn(whole);
  if (done) return { ...none, doneOn: done.date, isDone: true, current: done.date === null ? [done] : [] };
  // "Completed – circulated 12 November" says that it is done, and its day is that of something else.
  if (saysDone(whole)) return { ...none, isDone: true, current: [undated(oneLine(whole))] };
  const all = datesIn(whole);
  const finished = all.find(({ start, date }) => date !== null && doneBefore.test(textBefore(whole, start)));
  const found = all.filter((date) => date !== finished);
  const dates = datesFound(whole, found, finished !== undefined);
  return finished ? { ...dates, doneOn: finished.date, isDone: true } : dates;
}

/** The dates of a text, of which some no longer hold by its own words. */
function datesFound(whole: string, found: readonly FoundDate[], isFinished: boolean): Dates {
  const none: Dates = { current: [], earlier: [], doneOn: null, isDone: false, others: "" };
  const earlier = found.filter(({ start }) => earlierBefore.test(textBefore(whole, start)));
  const rest = found.filter((date) => !earlier.includes(date));
  const undatedWas = earlier.length === 0 ? wasUndated.exec(whole) : null;
  const was = undatedWas?.[1] === undefined ? [] : [undated(oneLine(undatedWas[1]))];
  const revised = rest.filter(({ start }) => laterBefore.test(textBefore(whole, start)));
  if (revised.length > 0 && rest.length > 1) {
    const last = revised.at(-1);
    return {
      ...none,
      current: last ? [plainDate(last)] : [],
      earlier: [...earlier, ...rest.filter((date) => date !== last)].map(plainDate),
    };
  }
  const isMarked = isFinished || earlier.length + was.length > 0;
  return { ...none, current: currentIn(whole, rest, isMarked), earlier: [...earlier.map(plainDate), ...was] };
}

/** The dates that hold in a text without those that it says are earlier ones. */
function currentIn(whole: string, dates: readonly FoundDate[], isMarked: boolean): PlanDate[] {
  const [first, second] = dates;
  if (!first) return [undated(oneLine(whole))];
  if (startBefore.test(textBefore(whole, first.start)) && dates.length === 1) return [undated(oneLine(whole))];
  if (second && dates.length === 2 && /^\s*(?:to|until|–|—|-)\s*$/.test(whole.slice(first.end, second.start)))
    return [
      { text: oneLine(whole), date: null, proposed: second.date ?? second.proposed, precision: second.precision },
    ];
  if (second) return dates.map(plainDate);
  const said = oneLine(whole).replace(leadIn, "");
  const text = isMarked || said === first.text ? first.text : oneLine(whole);
  if (aboutBefore.test(textBefore(whole, first.start)))
    return [{ ...plainDate(first), text, date: null, proposed: first.date ?? first.proposed }];
  return [{ ...plainDate(first), text }];
}

/** Whether a text begins by saying that something is done. */
export function saysDone(text: string): boolean {
  return doneWords.test(text) && !leadIn.test(text);
}

/** The date of a text that says only that something is done and when; with the whole text if that is not a day. */
export function doneIn(text: string): PlanDate | null {
  const whole = oneLine(text).replace(/[.]$/, "");
  const words = doneWords.exec(whole)?.[0];
  if (words === undefined) return null;
  const rest = whole.slice(words.length);
  if (rest === "") return undated(whole);
  const [date] = datesIn(rest);
  if (!date || date.start > 0 || date.end < rest.length) return null;
  return date.date === null ? { ...plainDate(date), text: whole } : plainDate(date);
}
