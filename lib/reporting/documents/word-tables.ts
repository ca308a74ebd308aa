import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import { CM, colours, TEXT_WIDTH } from "./word-styles.ts";

/** The content of a cell. */
export type Cell = string | readonly Paragraph[];

/** A table of at most so many rows moves to the next page rather than break. */
const MAX_UNBROKEN_ROWS = 10;

/** A table whose heading row repeats on each page and whose rows do not break. Widths are in centimetres, 17 in total. */
export function table(head: readonly string[], widths: readonly number[], rows: readonly (readonly Cell[])[]): Table {
  const isShort = rows.length <= MAX_UNBROKEN_ROWS;
  const sides = head.map((_, column) =>
    rows.every((row) => isNumber(row[column])) ? AlignmentType.RIGHT : AlignmentType.LEFT,
  );
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map(
      (text, column) =>
        new TableCell({
          children: [aligned("TableHeading", text, sides[column])],
          borders: { bottom: { style: BorderStyle.SINGLE, size: 12, color: colours.ink } },
          verticalAlign: VerticalAlignTable.BOTTOM,
        }),
    ),
  });
  const body = rows.map((row, index) => {
    const children = row.map(
      (content, column) =>
        new TableCell({ children: typeof content === "string" ? [aligned("Cell", content, sides[column])] : content }),
    );
    return new TableRow({ cantSplit: true, keepNext: isShort && index < rows.length - 1, children });
  });
  return tableOf(widths, [header, ...body]);
}

type Side = (typeof AlignmentType)[keyof typeof AlignmentType];

function aligned(style: string, text: string, alignment: Side = AlignmentType.LEFT): Paragraph {
  const children = text.split("\n").map((line, index) => new TextRun({ text: line, ...(index > 0 && { break: 1 }) }));
  return new Paragraph({ style, children, ...(alignment === AlignmentType.RIGHT && { alignment }) });
}

function isNumber(content: Cell | undefined): boolean {
  return typeof content === "string" && /^[\d,]+$/.test(content);
}

/** A table of labels and their values, kept together on a page where that is possible. Its rows may break, since a value can be longer than a page. */
export function detailsTable(rows: readonly (readonly [label: string, value: readonly Paragraph[]])[]): Table {
  return tableOf(
    [4, 13],
    rows.map(
      ([label, value], index) =>
        new TableRow({
          keepNext: index < rows.length - 1,
          children: [
            new TableCell({ children: [new Paragraph({ style: "Label", text: label })] }),
            new TableCell({ children: value }),
          ],
        }),
    ),
    true,
  );
}

function tableOf(widths: readonly number[], rows: readonly TableRow[], hasRowHeadings = false): Table {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: colours.rule };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round(width * CM)),
    layout: TableLayoutType.FIXED,
    margins: { top: 40, bottom: 25, left: 0, right: 130 },
    borders: {
      top: hasRowHeadings ? rule : none,
      bottom: rule,
      insideHorizontal: rule,
      left: none,
      right: none,
      insideVertical: none,
    },
    tableLook: { firstRow: !hasRowHeadings, firstColumn: true, noHBand: true, noVBand: true },
    rows,
  });
}
