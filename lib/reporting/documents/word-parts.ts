import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  InternalHyperlink,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { capitalised } from "#lib/status/labels.ts";
import type { Status } from "#lib/status/rules.ts";
import { pngOf } from "./raster.ts";
import { ratingSigns } from "./rating-signs.ts";
import type { Picture } from "./svg.ts";
import { CM, colours, TEXT_WIDTH } from "./word-look.ts";

/** What stands in a cell: a text, or paragraphs of its own. */
export type Cell = string | readonly Paragraph[];

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** A heading, on a new page where it has to be. */
export function heading(level: 1 | 2 | 3, text: string, { onNewPage = false, bookmark = 0 } = {}): Paragraph {
  const words = new TextRun(text);
  const children = [bookmark ? new Bookmark({ id: bookmarkName(bookmark), children: [words] }) : words];
  return new Paragraph({ heading: levels[level], pageBreakBefore: onNewPage, children });
}

/** A text as a paragraph for each of its lines. */
export function paragraphs(text: string, style = "Normal", list?: string): Paragraph[] {
  return text
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "")
    .map(
      (line) =>
        new Paragraph({
          style,
          text: line.trim(),
          ...(list && { numbering: { reference: list, level: 0, instance: 0 } }),
        }),
    );
}

/** A reference that leads to the page of its recommendation, where it has one, with its short title beneath. */
export function subject(reference: string, shortTitle: string, bookmark: number | undefined): Paragraph[] {
  const words = new TextRun({ text: reference, bold: true, ...(bookmark && { style: "Hyperlink" }) });
  const first = bookmark ? new InternalHyperlink({ anchor: bookmarkName(bookmark), children: [words] }) : words;
  return [new Paragraph({ style: "Cell", children: [first] }), new Paragraph({ style: "Cell", text: shortTitle })];
}

/** A rating as its shape and its word, in their colour. */
export function rating(shown: Status, name: string): TextRun[] {
  const { sign, colour } = ratingSigns[shown];
  const color = colour.slice(1);
  return [
    // A font that has all the shapes; where it is missing, another stands in for it.
    new TextRun({ text: `${sign}\u00a0`, color, font: "Segoe UI Symbol" }),
    new TextRun({ text: name, color, bold: true }),
  ];
}

/** What qualifies a rating, under it. */
export function beside(qualifiers: readonly string[]): Paragraph[] {
  return qualifiers.map(
    (text) =>
      new Paragraph({ style: "Beside", children: [new TextRun({ text: capitalised(text), color: colours.warn })] }),
  );
}

/** A table of no more rows than this goes to the next page rather than break. */
const STAYS_WHOLE = 10;

/** A table with a heading row that repeats on each page and rows that stay whole. The widths are in centimetres, 17 in all. */
export function table(head: readonly string[], widths: readonly number[], rows: readonly (readonly Cell[])[]): Table {
  const isShort = rows.length <= STAYS_WHOLE;
  const sides = head.map((_, column) =>
    rows.every((row) => isNumber(row[column])) ? AlignmentType.RIGHT : AlignmentType.LEFT,
  );
  const header = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map(
      (text, column) =>
        new TableCell({
          children: [aligned("CellHead", text, sides[column])],
          shading: { type: ShadingType.CLEAR, fill: colours.warm, color: "auto" },
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
  return new Paragraph({ style, text, ...(alignment === AlignmentType.RIGHT && { alignment }) });
}

function isNumber(content: Cell | undefined): boolean {
  return typeof content === "string" && /^[\d,]+$/.test(content);
}

/** Two columns without a heading row: what it is, and what it says. A row may break, since it can be longer than a page. */
export function particulars(rows: readonly (readonly [label: string, says: readonly Paragraph[]])[]): Table {
  return tableOf(
    [4.2, 12.8],
    rows.map(
      ([label, says]) =>
        new TableRow({
          children: [
            new TableCell({ children: [new Paragraph({ style: "Label", text: label })] }),
            new TableCell({ children: says }),
          ],
        }),
    ),
    true,
  );
}

/** A table of one sentence or a few for each recommendation, or that there is none. */
export function lineTable(
  lines: readonly { readonly reference: string; readonly shortTitle: string; readonly words: string }[],
  none: string,
  head: string,
  bookmarks: ReadonlyMap<string, number> = new Map(),
): (Paragraph | Table)[] {
  if (lines.length === 0) return [new Paragraph(none)];
  return [
    table(
      ["Recommendation", head],
      [5.4, 11.6],
      lines.map(({ reference, shortTitle, words }) => [
        subject(reference, shortTitle, bookmarks.get(reference)),
        paragraphs(words, "Cell"),
      ]),
    ),
  ];
}

/** What the ratings mean. */
export function keyTable(
  key: readonly { readonly shown: Status; readonly name: string; readonly meaning: string }[],
): Table {
  return table(
    ["Rating", "What it means"],
    [5.4, 11.6],
    key.map(({ shown, name, meaning }) => [[new Paragraph({ style: "Cell", children: rating(shown, name) })], meaning]),
  );
}

/** Words as they were said: the bar beside them is not read out, nor always printed. */
export function quoted(words: string): Paragraph[] {
  return words.trim() ? paragraphs(`“${words.trim()}”`, "Quotation") : [];
}

/** What was said to have made a difference, each with whose words they are and what shows it; or that there is none. */
export function quotations(
  all: readonly { readonly words: string; readonly source: string; readonly evidence: readonly string[] }[],
  none: string,
): Paragraph[] {
  if (all.length === 0) return [new Paragraph(none)];
  return all.flatMap(({ words, source, evidence }) => [
    ...quoted(words),
    new Paragraph({
      style: "Source",
      text:
        evidence.length > 0
          ? `${source}. Shown by: ${evidence.join("; ")}.`
          : `${source}. No evidence is linked to it.`,
    }),
  ]);
}

function tableOf(widths: readonly number[], rows: readonly TableRow[], namesInFirstColumn = false): Table {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: colours.rule };
  const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
  return new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths.map((width) => Math.round(width * CM)),
    layout: TableLayoutType.FIXED,
    margins: { top: 50, bottom: 40, left: 85, right: 85 },
    borders: { top: rule, bottom: rule, insideHorizontal: rule, left: none, right: none, insideVertical: none },
    tableLook: { firstRow: !namesInFirstColumn, firstColumn: true, noHBand: true, noVBand: true },
    rows,
  });
}

/** A picture as wide as the text, with words for whoever cannot see it, and its figures as a table. */
export async function picture(
  { svg, title, description, table: { head, rows } }: Picture,
  id: number,
): Promise<(Paragraph | Table)[]> {
  // A PNG at some 200 dots to the inch, not the SVG: Word and its kin draw the letters of an SVG each in their own way.
  const data = await pngOf(svg, 2);
  const width = (TEXT_WIDTH / 1440) * 96;
  const height = (width * data.readUInt32BE(20)) / data.readUInt32BE(16);
  const image = new ImageRun({
    type: "png",
    data,
    transformation: { width: Math.round(width), height: Math.round(height) },
    altText: { id: String(id), name: title, title, description },
  });
  const first = Math.max(2.4, 17 / (head.length + 1));
  return [
    heading(2, title),
    new Paragraph({ keepNext: true, children: [image] }),
    table(head, [first, ...head.slice(1).map(() => (17 - first) / (head.length - 1))], rows),
  ];
}

function bookmarkName(bookmark: number): string {
  return `recommendation_${bookmark}`;
}
