import { datesIn } from "./dates.ts";
import type { PlanField } from "./fields.ts";
import type { Grid } from "./grid.ts";
import { fieldOf, periodOf } from "./headings.ts";
import { folded, oneLine } from "./texts.ts";

/** A longer text is a sentence and no heading. */
const LONGEST_HEADING = 130;
const core: ReadonlySet<PlanField> = new Set(["recommendation", "action"] as const);
const MOST_ROWS = 3;

/** Whether a row has the headings of a plan: three of them, or two with that of the recommendation or the action. */
export function isHeadingRow(grid: Grid, row: number): boolean {
  const texts = Array.from({ length: grid.width }, (_, column) => oneLine(grid.own(row, column).text)).filter(Boolean);
  if (texts.some((text) => datesIn(text)[0]?.text === text)) return false;
  const named = texts.flatMap((text) => (text.length > LONGEST_HEADING ? [] : (fieldOf(text) ?? [])));
  const fields = new Set(named);
  const needed = [...fields].some((field) => core.has(field)) ? 2 : 3;
  return fields.size >= needed && named.length >= texts.length / 2;
}

/** How many rows the headings take that begin at a row: merged cells or headings under a heading make them more. */
export function headingRowsOf(grid: Grid, row: number): number {
  let rows = 1;
  while (rows < MOST_ROWS && row + rows < grid.height && goesOn(grid, row, row + rows)) rows += 1;
  return rows;
}

/** Whether a row below headings has more of them. */
function goesOn(grid: Grid, top: number, row: number): boolean {
  let [under, covered] = [0, 0];
  for (let column = 0; column < grid.width; column += 1) {
    const [own, above] = [grid.own(row, column), oneLine(grid.seen(row - 1, column).text)];
    if (own.covered && above !== "" && grid.seen(row, column) === grid.seen(row - 1, column)) covered += 1;
    if (oneLine(own.text) === "") continue;
    const isUnderSpan = grid.seen(top, column).columns > 1 || above === "";
    if (!isUnderSpan && !isSubHeading(own.text)) return false;
    if (!isSubHeading(own.text) && covered === 0) return false;
    under += 1;
  }
  return under > 0 && (covered > 0 || grid.hasSpan(top));
}

function isSubHeading(text: string): boolean {
  return (
    fieldOf(text) !== null || periodOf(text) !== "" || /^(?:date|text|who|rag|status|comment)s?$/.test(folded(text))
  );
}
