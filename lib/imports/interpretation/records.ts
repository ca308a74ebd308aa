import type { PlanCell, PlanFile } from "../plan-tables.ts";
import type { PlanColumn, PlanLayout, PlanPart } from "./choices.ts";
import type { PlanField } from "./fields.ts";

/** A cell of a record, with the column that says what it holds. */
export interface RecordCell {
  readonly column: PlanColumn;
  readonly cell: PlanCell;
  /** Whether it is merged down from a row above, so that what can be said once was said there. */
  readonly isCarried: boolean;
}

/** What holds for a record by where it stands. */
export interface Context {
  readonly review: string;
  readonly theme: string;
  readonly ref: string;
  readonly recommendation: string;
  readonly owner: string;
}

/** What a row of a table, or a table with labels at the left, says. */
export interface PlanRecord extends Context {
  readonly at: string;
  /** What the parts of it are called if it has several actions. */
  readonly partName: "part" | "action";
  readonly isHidden: boolean;
  readonly cells: readonly RecordCell[];
  /** Whether the recommendation stands above the row, so that a number in the row is that of the action. */
  readonly isUnderRecommendation: boolean;
}

/** A file with one of its tables and how it is read. */
export interface Reading {
  readonly file: PlanFile;
  readonly part: PlanPart;
  readonly layout: PlanLayout;
  readonly takesHiddenRows: boolean;
  /** Whether another table of its sheet begins in the same row and to its left. */
  readonly isBeside: boolean;
}

/** The cells of a field. */
export function cellsOf(cells: readonly RecordCell[], ...fields: readonly PlanField[]): RecordCell[] {
  return cells.filter(({ column }) => fields.includes(column.field));
}

/** Whether the table has a column for a field. */
export function hasField(layout: PlanLayout, ...fields: readonly PlanField[]): boolean {
  return layout.columns.some(({ field }) => fields.includes(field));
}

/** Where a row of a file is, in the words of the rows that are read from it. */
export function placeOf({ file, part, isBeside }: Reading, rowNumber: number): string {
  const name = file.tables[part.table]?.name ?? "";
  const column = isBeside ? columnLetters(part.firstColumn) : "";
  if (file.format === "csv") return `line ${rowNumber}${column && `, column ${column}`}`;
  return file.format === "docx" ? `${name}, row ${rowNumber}` : `${name}!${column}${rowNumber}`;
}

/** The letters of a column from 0, such as "A" or "AB". */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}
