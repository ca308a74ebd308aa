import { explainsHeadings } from "./explanations.ts";
import type { PlanField } from "./fields.ts";
import type { Grid } from "./grid.ts";
import { headingRowsOf, isHeadingRow } from "./heading-rows.ts";
import { fieldOf } from "./headings.ts";
import { folded, oneLine } from "./texts.ts";

/** A table found in a grid: its headings, and the rows and columns from 0 that it covers. */
export interface Block {
  readonly headingRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
  /** By column, from the first of the block. */
  readonly headings: readonly string[];
}

/** The tables of a grid that have headings above their columns, from the top and from the left. */
export function findBlocks(grid: Grid): Block[] {
  const tops: number[] = [];
  for (let row = 0; row < grid.height; row += 1) {
    if (!isHeadingRow(grid, row)) continue;
    tops.push(row);
    row = belowHeadings(grid, row) - 1;
  }
  const starts = tops.filter((row, index) => index === 0 || !repeats(grid, tops, index) || hasTitleAbove(grid, row));
  return starts.flatMap((row, index) => blocksFrom(grid, row, lastRowBefore(grid, starts[index + 1] ?? grid.height)));
}

/** The last row of the table above some headings, without the titles that stand right above these. */
function lastRowBefore(grid: Grid, headingRow: number): number {
  let row = headingRow - 1;
  if (headingRow === grid.height) return row;
  while (row > 0 && textsOf(grid, row).length < 2) row -= 1;
  return row;
}

/** The first row below headings and the rows that explain them. */
function belowHeadings(grid: Grid, headingRow: number): number {
  let row = headingRow + headingRowsOf(grid, headingRow);
  while (row < grid.height - 1 && explainsHeadings(grid, row)) row += 1;
  return row;
}

/** Whether headings are those of a table above again, as before a second part of it. */
function repeats(grid: Grid, tops: readonly number[], index: number): boolean {
  return tops.slice(0, index).some((top) => hasSameTexts(grid, top, tops[index] ?? 0));
}

/** Whether two rows have the same texts, as where headings are repeated. */
export function hasSameTexts(grid: Grid, row: number, other: number): boolean {
  for (let column = 0; column < grid.width; column += 1)
    if (folded(grid.own(row, column).text) !== folded(grid.own(other, column).text)) return false;
  return true;
}

/** Whether the text above repeated headings names another review, as where each review has its table in one sheet. */
function hasTitleAbove(grid: Grid, row: number): boolean {
  return titlesAbove(grid, { headingRow: row, firstColumn: 0, lastColumn: grid.width }, 0).some((title) =>
    /\bplan\b|\breview\b|\b(?:LCSPR|CSPR|SCR|SAR|DHR)\b/i.test(title),
  );
}

/** The texts above the headings of a table that stand alone in their rows, from the top; those above its own columns if there are any. */
export function titlesAbove(
  grid: Grid,
  { headingRow, firstColumn, lastColumn }: Pick<Block, "headingRow" | "firstColumn" | "lastColumn">,
  firstRow: number,
): string[] {
  const titles: { text: string; isOwn: boolean }[] = [];
  for (let above = headingRow - 1; above >= firstRow; above -= 1) {
    const texts = textsOf(grid, above);
    if (texts.length > 2) break;
    titles.unshift(
      ...texts.map(({ text, column }) => ({ text, isOwn: column >= firstColumn && column <= lastColumn })),
    );
  }
  const own = titles.filter(({ isOwn }) => isOwn);
  return (own.length > 0 ? own : titles).map(({ text }) => text);
}

/** The texts of a row that are not empty, with their columns. */
function textsOf(grid: Grid, row: number): { readonly text: string; readonly column: number }[] {
  return Array.from({ length: grid.width }, (_, column) => ({
    text: oneLine(grid.own(row, column).text),
    column,
  })).filter(({ text }) => text !== "");
}

/** The tables side by side under one row of headings. */
function blocksFrom(grid: Grid, headingRow: number, lastRow: number): Block[] {
  const height = headingRowsOf(grid, headingRow);
  const headings = Array.from({ length: grid.width }, (_, column) => headingAt(grid, headingRow, height, column));
  const isGap = (column: number) => headings[column] === "" && grid.isBlankColumn(column, headingRow, lastRow);
  const runs = runsOf(grid.width, isGap);
  const spans: { first: number; last: number }[] = [];
  for (const run of runs) {
    const fields = fieldsOf(headings.slice(run.first, run.last + 1));
    const before = spans.at(-1);
    const beforeFields = before ? fieldsOf(headings.slice(before.first, before.last + 1)) : new Set<PlanField>();
    if (fields.size === 0) continue;
    if (before && ![...fields].some((field) => beforeFields.has(field) && ownFields.has(field))) before.last = run.last;
    else if (fields.size > 1) spans.push({ ...run });
  }
  return spans.map(({ first, last }) => ({
    headingRow,
    firstRow: belowHeadings(grid, headingRow),
    lastRow,
    firstColumn: first,
    lastColumn: last,
    headings: headings.slice(first, last + 1),
  }));
}

/** The fields that one table has once, so that a second such heading belongs to another table. */
const ownFields: ReadonlySet<PlanField> = new Set(["recommendation", "action", "owner", "due"] as const);

function fieldsOf(headings: readonly string[]): Set<PlanField> {
  return new Set(headings.flatMap((heading) => fieldOf(heading) ?? []));
}

function runsOf(width: number, isGap: (column: number) => boolean): { first: number; last: number }[] {
  const runs: { first: number; last: number }[] = [];
  for (let column = 0; column < width; column += 1) {
    const last = runs.at(-1);
    if (isGap(column)) continue;
    if (last && last.last === column - 1) last.last = column;
    else runs.push({ first: column, last: column });
  }
  return runs;
}

/** The heading of a column: the last of its rows if that says enough, and otherwise what stands above it too. */
function headingAt(grid: Grid, headingRow: number, height: number, column: number): string {
  const texts: string[] = [];
  for (let row = headingRow; row < headingRow + height; row += 1) {
    const text = oneLine(grid.seen(row, column).text);
    if (text !== "" && texts.at(-1) !== text) texts.push(text);
  }
  const last = texts.at(-1) ?? "";
  if (fieldOf(last) !== null || texts.length === 0) return last;
  return texts.join(" ");
}
