import type { CalendarDate } from "#lib/core/clock.ts";

/** A file that was read: its tables in order, from any of the formats. */
export interface PlanFile {
  readonly format: "xlsx" | "xls" | "ods" | "csv" | "docx";
  readonly tables: readonly PlanTable[];
  /** In a document, the gaps with a hidden tag, in order; a return is read back by them. */
  readonly controls?: readonly PlanControl[];
  /** In a document, the properties that a program gave it. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A content control of a Word document. */
export interface PlanControl {
  readonly tag: string;
  /** What was written into it or chosen; empty where nothing was. */
  readonly text: string;
}

/** A sheet of a workbook, a table of a document, or the whole of a CSV file. */
export interface PlanTable {
  /** The name of the sheet, "table 1" and so on in a document, or "" for a CSV file. */
  readonly name: string;
  readonly isHidden: boolean;
  /** The paragraphs between the table before and this one, such as the title and the key; empty for a sheet. */
  readonly before: readonly string[];
  /** In a document, the paragraphs after the last table; empty otherwise. */
  readonly after: readonly string[];
  readonly rows: readonly PlanTableRow[];
}

export interface PlanTableRow {
  /** As the program that made the file counts: the row of a sheet or a table, or the line at which a CSV record starts. */
  readonly number: number;
  readonly isHidden: boolean;
  /** One for each column, from the first to the last that is used in the table. */
  readonly cells: readonly PlanCell[];
}

export interface PlanCell {
  /** What the cell shows, without what is struck through or deleted; lines are separated by "\n". */
  readonly text: string;
  /** What is struck through; a tracked deletion is left out altogether. */
  readonly struck: string;
  /** The fill as "rrggbb", or null if there is none. */
  readonly fill: string | null;
  /** The day that the cell holds, if it holds a date, even if it shows a month. */
  readonly day: CalendarDate | null;
  /** Whether a cell that holds a day shows only its month. */
  readonly showsMonth: boolean;
  /** The number that the cell holds, such as 0.75 where it shows 75%. */
  readonly number: number | null;
  /** Whether its text is the result of a formula, which may move with the day. */
  readonly isFormula: boolean;
  readonly link: string | null;
  /** How many columns and rows it spans; the cells it covers have `covered` set and no text. */
  readonly columns: number;
  readonly rows: number;
  readonly covered: boolean;
}

/** A cell with nothing in it. */
export const emptyCell: PlanCell = Object.freeze({
  text: "",
  struck: "",
  fill: null,
  day: null,
  showsMonth: false,
  number: null,
  isFormula: false,
  link: null,
  columns: 1,
  rows: 1,
  covered: false,
});
