import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import type { PlanAsk, PlanDate } from "../plan-rows.ts";
import { ask, quoted } from "./asks.ts";
import { datesIn, undated } from "./dates.ts";
import { type Dates, datesOfCell, doneIn, saysDone } from "./due.ts";
import { datesAndProgress } from "./due-and-progress.ts";
import type { PlanField } from "./fields.ts";
import { tick } from "./profiles.ts";
import { cellsOf, type RecordCell } from "./records.ts";
import { linesOf, oneLine, tidied } from "./texts.ts";

/** The due dates of a record. */
export interface Dues {
  /** Usually one; several where a cell has a list of them. */
  readonly current: readonly PlanDate[];
  readonly earlier: readonly PlanDate[];
  readonly doneOn: CalendarDate | null;
  readonly isDone: boolean;
  /** Progress that stands with the date. */
  readonly progress: string;
}

const noDate = /^(?:n\/?a|none|no|nil|not applicable|as above|[–—-]+)$/i;
const dueFields: readonly PlanField[] = ["earlier due", "due", "revised due", "due and progress"];

/** The due dates of a record: the last column that has one holds it, and those before hold earlier ones. */
export function duesOf(cells: readonly RecordCell[]): Dues {
  const read = dueFields.flatMap((field) =>
    cellsOf(cells, field)
      .filter(({ cell }) => field === "due" || !noDate.test(oneLine(cell.text)))
      .map(({ cell }) => (field === "due and progress" ? withStruck(cell) : datesOfCell(cell))),
  );
  const last = read.findLastIndex(({ current }) => current.length > 0);
  return {
    current: read[last]?.current ?? [],
    earlier: read.flatMap((dates, index) => (index < last ? [...dates.earlier, ...dates.current] : dates.earlier)),
    doneOn: read.find(({ doneOn }) => doneOn !== null)?.doneOn ?? null,
    isDone: read.some(({ isDone }) => isDone),
    progress: read
      .map(({ others }) => others)
      .filter(Boolean)
      .join("\n"),
  };
}

function withStruck(cell: RecordCell["cell"]): Dates {
  if (cell.day !== null) return datesOfCell(cell);
  const dates = datesAndProgress(cell.text);
  return { ...dates, earlier: [...datesOfCell({ ...cell, text: "" }).earlier, ...dates.earlier] };
}

/** What is asked about a due date. Months and quarters are asked about once for the file. */
export function askDue(due: PlanDate): PlanAsk[] {
  if (due.text === "") return [];
  if (due.date === null && saysDone(due.text))
    return [ask("done", due.text, `${quoted(due.text)} stands for a date: on which day was it completed?`)];
  if (due.date !== null)
    return isAmbiguous(due.text) ? [ask("note", due.text, dayFirst(due.text, due.date), "day first")] : [];
  if (due.proposed !== null && due.precision === "day")
    return [ask("due", due.text, `${quoted(due.text)} names more than one day: is ${formatDate(due.proposed)} meant?`)];
  if (due.proposed !== null) {
    const sentence = `${quoted(due.text)} names a ${due.precision} and no day: is its last day meant, here and in other such dates?`;
    return [ask("due", due.text, sentence, `the last day of the ${due.precision}`)];
  }
  const [bad] = datesIn(due.text);
  const isBad = bad !== undefined && bad.date === null && bad.proposed === null;
  const problem = isBad ? "is not a date in the calendar: which day is meant?" : "is not a date: is there one?";
  return [ask("due", due.text, `${quoted(due.text)} ${problem}`)];
}

/** Whether a date is written in a way in which the month may come first, such as "5/6/24" and not "05/06/2024". */
function isAmbiguous(text: string): boolean {
  const [, day, month] = /^(\d{1,2})\/(\d{1,2})\/\d{2,4}$/.exec(text) ?? [];
  if (day === undefined || month === undefined || day === month) return false;
  return Number(day) <= 12 && (day.length === 1 || month.length === 1);
}

function dayFirst(text: string, date: CalendarDate): string {
  return `${quoted(text)} is read as ${formatDate(date)}: the day comes first.`;
}

/** When a record was done. */
export interface Done {
  /** One for each line of the cell that has a day. */
  readonly days: readonly CalendarDate[];
  /** Whether the record says that it is done, with or without a day. */
  readonly isDone: boolean;
  /** What else stands there: the outcome, where the column is for both. */
  readonly others: string;
  readonly asks: readonly PlanAsk[];
}

/** When a record was done, by its columns for that. */
export function doneOf(cells: readonly RecordCell[]): Done {
  const all = cellsOf(cells, "done", "done and outcome").map(({ cell }) => doneInCell(cell));
  return {
    days: all.flatMap(({ days }) => days),
    isDone: all.some(({ isDone }) => isDone),
    others: all
      .map(({ others }) => others)
      .filter(Boolean)
      .join("\n"),
    asks: all.flatMap(({ asks }) => asks),
  };
}

function doneInCell(cell: RecordCell["cell"]): Done {
  const nothing: Done = { days: [], isDone: false, others: "", asks: [] };
  const text = tidied(cell.text);
  if (text === "" || /^(?:no|n\/?a|not yet|tb[ac]|ongoing|on-going|[–—-]+)$/i.test(text)) return nothing;
  if (tick.test(text)) return { ...nothing, isDone: true };
  const dates = cell.day === null ? datesAndProgress(text) : datesOfCell(cell);
  const all =
    dates.doneOn === null ? dates.current : [{ ...undated(dates.doneOn), date: dates.doneOn }, ...dates.current];
  const days = all.flatMap(({ date }) => date ?? []);
  const month = all.find(({ date, proposed }) => date === null && proposed !== null);
  if (all.length > 0 && days.length === 0 && !month && !dates.isDone) return { ...nothing, others: text };
  const asks = month
    ? [ask("done", month.text, `Completed ${quoted(month.text)}, which is not a day: on which day?`)]
    : [];
  return { days, isDone: dates.isDone || all.length > 0, others: dates.others, asks };
}

/**
 * The day on which a text says that all is done, such as "Implemented 12/09/2023"; null if it does not. That something was
 * closed is what a meeting decided, and not when it was done.
 */
export function dayDone(text: string): CalendarDate | null {
  return (
    linesOf(text)
      .filter((line) => !/^closed/i.test(line))
      .map((line) => doneIn(line)?.date ?? null)
      .find((day) => day !== null) ?? null
  );
}
