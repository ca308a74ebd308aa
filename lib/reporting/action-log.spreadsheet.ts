import { stringify } from "csv-stringify/sync";
import writeExcelFile, { type CellObject } from "write-excel-file/node";
import { getOrderOfSiblings, insertElementMarkupAccordingToOrderOfSiblings } from "write-excel-file/utility";
import type { CalendarDate } from "#lib/core/clock.ts";

/** A row of the action log: one action with its recommendation and its state. */
export interface ActionLogRow {
  readonly reference: string;
  readonly shortTitle: string;
  /** The ask that it belongs to; empty if there is none. */
  readonly ask: string;
  readonly what: string;
  readonly agency: string;
  readonly person: string;
  readonly dueOn: CalendarDate;
  readonly state: string;
  readonly doneOn: CalendarDate | null;
  readonly daysOverdue: number | null;
  readonly note: string;
  readonly lastReported: CalendarDate | null;
}

interface Column {
  readonly title: string;
  /** In characters. */
  readonly width: number;
  readonly of: keyof ActionLogRow;
  readonly kind: "text" | "date" | "number";
}

const columns: readonly Column[] = [
  { title: "Reference", width: 12, of: "reference", kind: "text" },
  { title: "Recommendation", width: 30, of: "shortTitle", kind: "text" },
  { title: "Part of it", width: 30, of: "ask", kind: "text" },
  { title: "Action", width: 48, of: "what", kind: "text" },
  { title: "Agency", width: 26, of: "agency", kind: "text" },
  { title: "Person", width: 22, of: "person", kind: "text" },
  { title: "Due", width: 19, of: "dueOn", kind: "date" },
  { title: "State", width: 11, of: "state", kind: "text" },
  { title: "Done on", width: 19, of: "doneOn", kind: "date" },
  { title: "Days overdue", width: 14, of: "daysOverdue", kind: "number" },
  { title: "Last note", width: 48, of: "note", kind: "text" },
  { title: "Last reported", width: 19, of: "lastReported", kind: "date" },
];

/**
 * The action log as an Excel file (.xlsx). Dates are Excel dates, the header row is frozen with a filter on each column,
 * and no text is a formula.
 */
export async function buildActionLogWorkbook(rows: readonly ActionLogRow[]): Promise<Buffer> {
  const heading = columns.map(
    ({ title }): CellObject => ({ value: title, type: String, fontWeight: "bold", alignVertical: "top" }),
  );
  const body = rows.map((row) => columns.map((column) => cellOf(plain(row[column.of]), column)));
  const file = writeExcelFile(
    [heading, ...body],
    {
      sheet: "Action log",
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
      orientation: "landscape",
    },
    { features: [filters(rows.length + 1)] },
  );
  return file.toBuffer();
}

/** The action log as CSV in UTF-8 with a byte order mark, with dates as YYYY-MM-DD. Texts that look like a formula are escaped. */
export function buildActionLogCsv(rows: readonly ActionLogRow[]): string {
  return stringify(
    rows.map((row) => columns.map(({ of }) => plain(row[of]))),
    {
      header: true,
      columns: columns.map(({ title }) => title),
      bom: true,
      escape_formulas: true,
      // The library quotes only the line break that it uses between records.
      quoted_match: /[\r\n]/,
      record_delimiter: "windows",
    },
  );
}

/** Trims a text, since leading blanks would hide the character that begins a formula. */
function plain(value: string | number | null): string | number | null {
  return typeof value === "string" ? value.trim() : value;
}

function cellOf(value: string | number | null, { kind }: Column): CellObject | null {
  if (value === null || value === "") return null;
  const alignVertical = "top";
  if (typeof value === "number") return { value, type: Number, alignVertical };
  if (kind === "date")
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "d mmmm yyyy", align: "left", alignVertical };
  // The text format keeps a text that begins with "=" from becoming a formula when the cell is edited.
  return { value, type: String, format: "@", wrap: true, alignVertical };
}

/** A filter on each column, for which the library has no option. */
function filters(rowCount: number) {
  const last = String.fromCharCode("A".charCodeAt(0) + columns.length - 1);
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml: string) =>
            insertElementMarkupAccordingToOrderOfSiblings(
              xml,
              `<autoFilter ref="A1:${last}${rowCount}"/>`,
              getOrderOfSiblings("xl/worksheets/sheet{id}.xml", "worksheet") ?? [],
              "worksheet",
            ),
        },
      },
    },
  };
}
