import type { PlanField } from "./fields.ts";
import type { Grid } from "./grid.ts";
import { fieldOf } from "./headings.ts";
import { folded, oneLine } from "./texts.ts";

/** A longer text is no label. */
const LONGEST_LABEL = 130;
const MOST_WORDS = 14;
const core: ReadonlySet<PlanField> = new Set(["recommendation", "action"] as const);

function labelAt(grid: Grid, row: number, column: number): string {
  const cell = grid.own(row, column);
  const text = oneLine(cell.text);
  if (/^\(?\d/.test(text)) return "";
  const isShort = text.length <= LONGEST_LABEL && text.split(" ").length <= MOST_WORDS;
  return text !== "" && isShort && fieldOf(text) !== null ? text : "";
}

/** The columns that hold labels, the first of which is that at the left: most of what they hold is the name of a field. */
function labelColumns(grid: Grid): number[] {
  const columns: number[] = [];
  const seen = new Set<PlanField>();
  for (let column = 0; column < grid.width - 1; column += 1) {
    const { texts, fields, share } = labelsIn(grid, column);
    const isFirst = columns.length === 0;
    // Beside the first, values such as "All partners" look like labels: only what is new and nothing else is a second.
    const isEnough = isFirst
      ? share >= MOST && fields.size > 2 && [...fields].some((field) => core.has(field))
      : share === 1 && [...fields].every((field) => !seen.has(field));
    if (isEnough) {
      columns.push(column);
      for (const field of fields) seen.add(field);
    } else if (isFirst && texts > 0) break;
  }
  return columns;
}

const MOST = 0.6;

function labelsIn(grid: Grid, column: number) {
  const fields: PlanField[] = [];
  let texts = 0;
  for (let row = 0; row < grid.height; row += 1) {
    if (oneLine(grid.own(row, column).text) !== "") texts += 1;
    const field = fieldOf(labelAt(grid, row, column));
    if (field !== null) fields.push(field);
  }
  return { texts, fields: new Set(fields), share: texts === 0 ? 0 : fields.length / texts };
}

/** How many fields the labels at the left of a table name; 0 if there are none. */
export function labelledFields(grid: Grid): number {
  const [first] = labelColumns(grid);
  return first === undefined ? 0 : labelsIn(grid, first).fields.size;
}

/** The labels of a table in the order in which they are read, each with the places of its values. */
export function labelsOf(
  grid: Grid,
): { readonly label: string; readonly row: number; readonly values: readonly number[] }[] {
  const columns = labelColumns(grid);
  const found: { label: string; row: number; values: number[] }[] = [];
  for (let row = 0; row < grid.height; row += 1)
    columns.forEach((column, index) => {
      const label = labelAt(grid, row, column);
      if (label === "") return;
      const values: number[] = [];
      for (let value = column + 1; value < (columns[index + 1] ?? grid.width); value += 1) values.push(value);
      found.push({ label, row, values });
    });
  return found;
}

/** Whether two labels are the same. */
export function isSameLabel(one: string, other: string): boolean {
  return folded(one) === folded(other);
}
