import type { Blob } from "node:buffer";
import type { Stream } from "node:stream";
import writeExcelFile, { type CellObject, type Feature } from "write-excel-file/node";
import {
  findElement,
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  replaceElement,
  sanitizeTextContent,
} from "write-excel-file/utility";
import { ratingSigns } from "#lib/reporting/documents/rating-signs.ts";
import { colours } from "#lib/reporting/documents/word-styles.ts";
import type { Status } from "#lib/status/rules.ts";
import { type Marks, markingInWords, titleInWords } from "./marks.ts";
import { type CellValue, type Column, cellValue, sampleWord, type Table } from "./table.ts";

type FileContent = Stream | Buffer | Blob;

/** The rows above the notes and the header: the marking, and what the table is. */
const ROWS_OF_MARKS = 2;
const alignVertical = "top";
const font = { fontFamily: "Arial", fontSize: 10 } as const;
const rule = { bottomBorderStyle: "thin", bottomBorderColor: `#${colours.rule}` } as const;
/** The look of a cell in the header: the colours of the main button of a page. */
const headerLook = {
  fontWeight: "bold",
  wrap: true,
  textColor: "#FFFFFF",
  backgroundColor: `#${colours.brand}`,
  alignVertical: "center",
  height: 30,
} as const;

/**
 * A table as an Excel file (.xlsx) with its marks above it and at the foot of each printed page. Texts are wrapped and
 * never formulas, dates are Excel dates, each column has a filter, the header stays in view, and the table prints on A4
 * landscape, one page wide.
 */
export async function buildWorkbook<Row>(marks: Marks, table: Table<Row>): Promise<Buffer> {
  const { rows, isSample, notes = [] } = table;
  const columns: readonly Column<Row>[] = [
    ...table.columns,
    { title: "Sample", width: 9, value: (row) => sampleWord(isSample(row)) },
  ];
  const header = columns.map(({ title, kind }) => textCell(title, { ...headerLook, align: sideOf(kind), indent: 1 }));
  const body = rows.map((row) => {
    const height = heightOf(columns, row);
    return columns.map((column) => cellOf(column, row, height));
  });
  const headerRow = ROWS_OF_MARKS + notes.length + 1;
  const last = getCellAddress(headerRow - 1 + rows.length, columns.length - 1);
  const range = {
    sheet: table.name,
    headerRow,
    cells: `A${headerRow}:${last}`,
    extras: columnExtras(columns, headerRow, rows.length),
  };
  const file = writeExcelFile(
    [
      [textCell(markingInWords(marks), { fontWeight: "bold", fontSize: 12, height: 20 })],
      [textCell(`${marks.partnership}. ${titleInWords(marks)}`, { textColor: `#${colours.soft}`, height: 20 })],
      ...notes.map((note) => [textCell(note, { fontWeight: "bold", height: 20 })]),
      header,
      ...body,
    ],
    {
      sheet: table.name,
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: headerRow,
      orientation: "landscape",
    },
    { features: [layout(range, marks)] },
  );
  return file.toBuffer();
}

type Look = Omit<CellObject, "value" | "type" | "format">;

function textCell(text: string, look: Look = {}): CellObject {
  // The text format keeps a text that begins with "=" from becoming a formula when the cell is edited.
  return { value: excelText(text), type: String, format: "@", ...font, alignVertical, ...look };
}

function cellOf<Row>(column: Column<Row>, row: Row, height: number): CellObject {
  const value = cellValue(column, row);
  const colouring = coloursOf(column.colouredAs?.(row) ?? null);
  const gap = column.toComplete ? { backgroundColor: `#${colours.wash}`, wrap: true } : {};
  const look: Look = {
    ...font,
    ...rule,
    alignVertical,
    align: sideOf(column.kind),
    indent: 1,
    height,
    ...gap,
    ...colouring,
  };
  if (value === null || value === "") return look;
  if (typeof value === "number") return { value, type: Number, ...look };
  if (column.kind === "date")
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: "d mmm yyyy", ...look };
  return textCell(value, { wrap: true, ...look });
}

function sideOf(kind: Column<never>["kind"]): "left" | "right" {
  return kind === "number" ? "right" : "left";
}

/** The height of a line, and of the space below the last one, in points. */
const LINE_HEIGHT = 13;
const SPACE_BELOW = 5;
/** The most that Excel allows. */
const MAX_HEIGHT = 409;

/** The height that a row needs for its wrapped texts. Not every program finds it out when it opens a file. */
function heightOf<Row>(columns: readonly Column<Row>[], row: Row): number {
  const lines = columns.map((column) => linesIn(cellValue(column, row), column.width));
  return Math.min(MAX_HEIGHT, Math.max(...lines) * LINE_HEIGHT + SPACE_BELOW);
}

/** About how many lines a text has in a column of a width in characters. */
function linesIn(value: CellValue, width: number): number {
  if (typeof value !== "string") return 1;
  return value.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil((line.length * 0.95) / width)), 0);
}

/** The colours of a rating: those of its tag on a page. */
function coloursOf(status: Status | null): Look {
  if (status === null) return {};
  const { colour, tint } = ratingSigns[status];
  return { fontWeight: "bold", textColor: colour, ...(tint && { backgroundColor: tint }) };
}

/**
 * A text in the notation of Excel, where "_x000D_" means a character: the underscore of such a text is written as
 * one. So is the first letter of a name that every object has, such as "constructor", which the library would mistake
 * for a text that it knows.
 */
function excelText(text: string): string {
  const codeOf = (character: string) => `_x${character.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}_`;
  return text in {} ? codeOf(text) + text.slice(1) : text.replace(/_(?=x[\da-f]{4}_)/gi, codeOf);
}

/** The cells of the table, from the header to the last. */
interface TableRange {
  readonly sheet: string;
  /** The number of the row with the headings, from 1. */
  readonly headerRow: number;
  readonly cells: string;
  readonly extras: ColumnExtras;
}

/** What columns have that the library has no options for. */
interface ColumnExtras {
  /** The numbers of the columns that are hidden, from 1. */
  readonly hidden: ReadonlySet<number>;
  /** Elements of the sheet with the lists that cells are chosen from. */
  readonly lists: readonly string[];
}

function columnExtras<Row>(columns: readonly Column<Row>[], headerRow: number, rowCount: number): ColumnExtras {
  const hidden = new Set(columns.flatMap(({ isHidden }, index) => (isHidden ? [index + 1] : [])));
  const lists = columns.flatMap(({ toComplete }, index) => {
    if (!toComplete?.choices || rowCount === 0) return [];
    const cells = `${getCellAddress(headerRow, index)}:${getCellAddress(headerRow - 1 + rowCount, index)}`;
    const choices = sanitizeTextContent(`"${toComplete.choices.join(",")}"`);
    return `<dataValidation type="list" allowBlank="1" sqref="${cells}"><formula1>${choices}</formula1></dataValidation>`;
  });
  return {
    hidden,
    lists: lists.length === 0 ? [] : [`<dataValidations count="${lists.length}">${lists.join("")}</dataValidations>`],
  };
}

/** A filter on each column, one page in width, the header on each page and the marks at its foot: the library has no options for them. */
function layout({ sheet, headerRow, cells, extras }: TableRange, marks: Marks): Feature<FileContent> {
  // A footer has at most 255 characters, so it names the sheet and not its filters. "&" begins a code, and is written
  // twice to be itself.
  const [left, centre] = [markingInWords(marks), titleInWords({ ...marks, title: sheet })].map((text) =>
    text.replaceAll("&", "&&"),
  );
  const footer = sanitizeTextContent(`&L${left}&C${centre}&RPage &P of &N`);
  const elements = [
    `<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<autoFilter ref="${cells}"/>`,
    `<headerFooter><oddFooter>${footer}</oddFooter></headerFooter>`,
    ...extras.lists,
  ];
  return {
    files: {
      transform: {
        "xl/worksheets/sheet{id}.xml": {
          transform: (xml) => elements.reduce(insertInSheet, xml),
          transformElementAttributes: (tag, attributes) => {
            if (tag === "col" && extras.hidden.has(Number(attributes.min))) return { ...attributes, hidden: 1 };
            return tag === "pageSetup" ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes;
          },
        },
        "xl/workbook.xml": {
          transform: (xml) => {
            const names = findElement(xml, "definedNames");
            const rows = `'${sanitizeTextContent(sheet)}'!$${headerRow}:$${headerRow}`;
            const name = `<definedName name="_xlnm.Print_Titles" localSheetId="0">${rows}</definedName>`;
            return names ? replaceElement(xml, names, `<definedNames>${name}</definedNames>`) : xml;
          },
        },
      },
    },
  };
}

function insertInSheet(xml: string, element: string): string {
  const order = getOrderOfSiblings("xl/worksheets/sheet{id}.xml", "worksheet") ?? [];
  return insertElementMarkupAccordingToOrderOfSiblings(xml, element, order, "worksheet");
}
