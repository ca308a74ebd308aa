import type { Status } from "#lib/status/rules.ts";

/** The content of a cell. Dates are texts, as YYYY-MM-DD. */
export type CellValue = string | number | null;

/** A column of an exported table. */
export interface Column<Row> {
  readonly title: string;
  /** In characters, for Excel. The widths of a table are about 200 together, so that it can be read on A4. */
  readonly width: number;
  /** Text unless given. */
  readonly kind?: "date" | "number";
  value(row: Row): CellValue;
  /** Whether Excel hides it: it is for programs. */
  readonly isHidden?: boolean;
  /** That a person writes into its cells, or chooses one of these texts. */
  readonly toComplete?: { readonly choices?: readonly string[] };
  /** The rating whose colours the cell has in Excel, beside its words; null for none. */
  readonly colouredAs?: (row: Row) => Status | null;
}

/** A table as it is exported to Excel or CSV. */
export interface Table<Row> {
  /** The name of the sheet in Excel: at most 31 characters. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** What a person who completes the table reads above it, one line each; only in Excel. */
  readonly notes?: readonly string[];
  /** Whether something in the row was made up for a trial. */
  isSample(row: Row): boolean;
}

/** The content of a cell without blanks around it: leading blanks would hide the character that begins a formula. */
export function cellValue<Row>({ value }: Pick<Column<Row>, "value">, row: Row): CellValue {
  const content = value(row);
  return typeof content === "string" ? content.trim() : content;
}

/** What the cell of a sample row says in the column "Sample". */
export function sampleWord(isSample: boolean): string {
  return isSample ? "sample" : "";
}
