import { datesIn } from "./dates.ts";
import type { PlanField } from "./fields.ts";
import type { Grid } from "./grid.ts";
import { fieldOf, periodOf } from "./headings.ts";
import { folded, oneLine } from "./texts.ts";

/** A longer text is a sentence and no heading. */
const LONGEST_HEADING = 130;
const core: ReadonlySet<PlanField> = new Set(["recommendation", "action"] as const);
const MOST_ROWS = 3;

/** A number, a reference or a "Recommendation 1: …", which are in rows of their own below the headings. */
const value = /^(?!q[1-4]$)[a-z]{0,4}[-. ]?\d+(?:[./-]\w+)*[.)]?$|^rec(?:ommendation)? ?\d+\b/i;
/** Headings have fewer words in the mean than the rows below them. */
const MOST_WORDS = 6;

/** Whether a row has the headings of a plan: three of them, or two with that of the recommendation or the action. */
export function isHeadingRow(grid: Grid, row: number): boolean {
  const texts = Array.from({ length: grid.width }, (_, column) => withoutBrackets(grid.own(row, column).text)).filter(
    Boolean,
  );
  const words = texts.reduce((sum, text) => sum + text.split(" ").length, 0);
  if (words > texts.length * MOST_WORDS) return false;
  if (texts.some((text) => value.test(text) || datesIn(text)[0]?.text === text)) return false;
  const named = texts.flatMap((text) => (text.length > LONGEST_HEADING ? [] : (fieldOf(text) ?? [])));
  const fields = new Set(named.filter((field) => field !== "mark"));
  const needed = [...fields].some((field) => core.has(field)) ? 2 : 3;
  return fields.size >= needed && named.length >= texts.length / 2;
}

/** A heading without a key or an instruction in brackets. */
function withoutBrackets(text: string): string {
  return oneLine(oneLine(text).replace(/\([^)]*\)?/g, " "));
}

/** How many rows the headings take that begin at a row: merged cells or headings under a heading make them more. */
export function headingRowsOf(grid: Grid, row: number): number {
  const merged = Math.max(...Array.from({ length: grid.width }, (_, column) => grid.own(row, column).rows));
  if (merged > 1 && merged <= MOST_ROWS) return merged;
  let rows = 1;
  while (rows < MOST_ROWS && row + rows < grid.height && goesOn(grid, row, row + rows)) rows += 1;
  return rows;
}

/** Whether a row below headings has more of them: each of its texts is a heading, under one that spans several columns or under none. */
function goesOn(grid: Grid, top: number, row: number): boolean {
  let under = 0;
  for (let column = 0; column < grid.width; column += 1) {
    const text = oneLine(grid.own(row, column).text);
    if (text === "") continue;
    const heading = grid.seen(top, column);
    if (!isSubHeading(text) || (heading.columns === 1 && oneLine(heading.text) !== "")) return false;
    under += 1;
  }
  return under > 0 && (grid.hasSpan(top) || under < grid.width / 2);
}

function isSubHeading(text: string): boolean {
  if (text.split(" ").length > MOST_WORDS || value.test(text)) return false;
  return (
    fieldOf(text) !== null || periodOf(text) !== "" || /^(?:date|text|who|rag|status|comment)s?$/.test(folded(text))
  );
}
