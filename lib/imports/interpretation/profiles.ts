import type { PlanCell } from "../plan-tables.ts";
import { colourNamed, colourOf } from "./colours.ts";
import { datesIn } from "./dates.ts";
import { saysStatus } from "./meanings.ts";
import { oneLine } from "./texts.ts";

/** What the cells of a column look like, as shares of those that are not empty. */
export interface Profile {
  readonly filled: number;
  readonly dates: number;
  /** Cells without text that are filled with a colour, or that name one. */
  readonly colours: number;
  readonly ticks: number;
  readonly references: number;
  readonly percents: number;
  readonly grades: number;
  /** Short texts that say where something stands. */
  readonly statuses: number;
  readonly longTexts: number;
  readonly formulas: number;
}

export const tick = /^(?:[✓✔☑✅√xXüÜ●•■*]|yes|y|tick|true|1)$/i;
const reference = /^(?:(?:rec\w*|r|no)[. ]?)?[a-z]{0,4}[-. ]?\d{1,4}(?:[./-][\da-z]{1,4}){0,3}[a-z]?[.)]?$/i;
const grade =
  /^(?:(?:very )?high|medium|moderate|(?:very )?low|critical|fundamental|important|significant|desirable|advisory|[1-5]|p[1-5])$/i;
const LONG = 40;
const MOST_WORDS = 4;

/** Whether a cell is filled with a colour that is no tint of a heading or a band. */
function isColoured(cell: PlanCell): boolean {
  return !["", "white"].includes(colourOf(cell.fill));
}

/** The profile of the cells of a column. */
export function profileOf(cells: readonly PlanCell[]): Profile {
  const written = cells.filter(({ text }) => text.trim() !== "");
  const share = (test: (text: string, cell: PlanCell) => boolean) =>
    written.length === 0 ? 0 : written.filter((cell) => test(oneLine(cell.text), cell)).length / written.length;
  const coloured = cells.filter((cell) => cell.text.trim() === "" && isColoured(cell)).length;
  const named = written.filter(({ text }) => colourNamed(text) !== "").length;
  return {
    filled: written.length + coloured,
    dates: share((text, cell) => cell.day !== null || isMostlyDate(text)),
    colours: written.length + coloured === 0 ? 0 : (coloured + named) / (written.length + coloured),
    ticks: share((text) => tick.test(text)),
    references: share((text) => reference.test(text)),
    percents: share((text) => /^\d{1,3}(?:\.\d+)? ?%$/.test(text)),
    grades: share((text) => grade.test(text)),
    statuses: share((text) => text.split(" ").length <= MOST_WORDS && saysStatus(text)),
    longTexts: share((text) => text.length > LONG),
    formulas: share((_text, cell) => cell.isFormula),
  };
}

function isMostlyDate(text: string): boolean {
  const length = datesIn(text).reduce((sum, { start, end }) => sum + end - start, 0);
  return length > 0 && length >= text.length / 2;
}
