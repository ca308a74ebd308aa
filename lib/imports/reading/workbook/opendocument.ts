import { parseCalendarDate } from "#lib/core/clock.ts";
import { emptyCell, type PlanCell, type PlanTable } from "../../plan-tables.ts";
import { buildTable, type PlacedCell, Tally, tidyText, webLink } from "../cells.ts";
import { MAX_COLUMNS } from "../limits.ts";
import { PlanRefused } from "../refusals.ts";
import { type Element, elementAt, elementsIn, parseXml } from "../xml.ts";
import { partText, unpackParts } from "../zip-parts.ts";
import { type FindStyle, openStyles } from "./opendocument-styles.ts";

/** The sheets of an .ods file. */
export async function readOds(bytes: Buffer): Promise<PlanTable[]> {
  const parts = await unpackParts(bytes, (name) => name === "content.xml" || name === "styles.xml");
  const [content, named] = [partText(parts, "content.xml"), partText(parts, "styles.xml")];
  if (content === undefined) throw new PlanRefused("damaged");
  const root = parseXml(content);
  const findStyle = openStyles([named === undefined ? undefined : parseXml(named), root]);
  const tally = new Tally();
  return elementsIn(elementAt(root, "office:body", "office:spreadsheet"), "table:table").map((table) => {
    tally.table();
    return sheetOf(table, findStyle, tally);
  });
}

function sheetOf(table: Element, findStyle: FindStyle, tally: Tally): PlanTable {
  const columnStyles = columnStylesOf(table);
  const cells: PlacedCell[] = [];
  const hiddenRows = new Set<number>();
  let row = 1;
  for (const line of inGroups(table, "table:table-row")) {
    const repeated = repeats(line, "table:number-rows-repeated");
    const read = cellsOfRow(line, columnStyles, findStyle);
    const isHidden = (line.attributes["table:visibility"] ?? "visible") !== "visible";
    // Sheets end with one blank row that stands for a million.
    const isBlank = read.every(({ cell }) => cell.text === "" && cell.struck === "");
    for (let down = row; !isBlank && down < row + repeated; down += 1) {
      if (isHidden) hiddenRows.add(down);
      for (const { column, cell } of read) {
        tally.cell(cell);
        cells.push({ row: down, column, cell });
      }
    }
    row += repeated;
  }
  const { "table:name": name = "", "table:style-name": style } = table.attributes;
  return buildTable({ name, isHidden: findStyle("table", style).isHidden, cells, hiddenRows });
}

/** The elements of a table with a name, also inside groups and headers. */
function inGroups(parent: Element, name: "table:table-row" | "table:table-column"): Element[] {
  const group = new RegExp(`^${name}-group$|^table:table-header-|^${name}s$`);
  return elementsIn(parent).flatMap((child) => {
    if (child.name === name) return [child];
    return group.test(child.name) ? inGroups(child, name) : [];
  });
}

function repeats(element: Element, attribute: string): number {
  return Math.max(1, Number.parseInt(element.attributes[attribute] ?? "1", 10) || 1);
}

/** The style of the cells of each column that name none themselves. */
function columnStylesOf(table: Element): readonly (string | undefined)[] {
  return inGroups(table, "table:table-column").flatMap((column) =>
    Array<string | undefined>(Math.min(MAX_COLUMNS, repeats(column, "table:number-columns-repeated"))).fill(
      column.attributes["table:default-cell-style-name"],
    ),
  );
}

function cellsOfRow(line: Element, columnStyles: readonly (string | undefined)[], findStyle: FindStyle) {
  const cells: { readonly column: number; readonly cell: PlanCell }[] = [];
  let column = 1;
  for (const given of elementsIn(line)) {
    const repeated = repeats(given, "table:number-columns-repeated");
    if (given.name === "table:table-cell") {
      const style = given.attributes["table:style-name"] ?? line.attributes["table:default-cell-style-name"];
      // One more than the limit is enough to refuse the table.
      for (let across = column; across < column + Math.min(repeated, MAX_COLUMNS + 1); across += 1) {
        const cell = cellOf(given, style ?? columnStyles[across - 1], findStyle);
        if (cell.text !== "" || cell.struck !== "" || cell.fill !== null) cells.push({ column: across, cell });
      }
    }
    column += repeated;
  }
  return cells;
}

function cellOf(cell: Element, styleName: string | undefined, findStyle: FindStyle): PlanCell {
  const { attributes } = cell;
  const style = findStyle("table-cell", styleName);
  const lines = elementsIn(cell, "text:p").map((paragraph) => readText(paragraph, style.isStruck, findStyle));
  const text = tidyText(lines.map((line) => line.text).join("\n"));
  const type = attributes["office:value-type"];
  const day = type === "date" && text ? parseCalendarDate((attributes["office:date-value"] ?? "").slice(0, 10)) : null;
  const isNumber = (type === "float" || type === "percentage" || type === "currency") && text !== "";
  return {
    ...emptyCell,
    text,
    struck: tidyText(lines.map(({ struck }) => struck).join("\n")),
    fill: style.fill,
    day: day ?? null,
    showsMonth: Boolean(day) && style.showsMonth,
    number: isNumber ? Number(attributes["office:value"]) : null,
    isFormula: attributes["table:formula"] !== undefined,
    link: webLink(lines.map(({ link }) => link).find(Boolean)),
    columns: repeats(cell, "table:number-columns-spanned"),
    rows: repeats(cell, "table:number-rows-spanned"),
  };
}

interface TextRead {
  text: string;
  struck: string;
  link: string | undefined;
}

function readText(paragraph: Element, isStruck: boolean, findStyle: FindStyle): TextRead {
  const read: TextRead = { text: "", struck: "", link: undefined };
  addText(paragraph, isStruck, findStyle, read);
  return read;
}

const blanks: Readonly<Record<string, string>> = { "text:line-break": "\n", "text:tab": "\t" };

function addText(element: Element, isStruck: boolean, findStyle: FindStyle, read: TextRead): void {
  for (const child of element.children) {
    const text = typeof child === "string" ? child : (blanks[child.name] ?? spaces(child));
    if (text !== undefined) read[isStruck ? "struck" : "text"] += text;
    else if (typeof child !== "string") addSpan(child, isStruck, findStyle, read);
  }
}

/** A part with a style of its own, or a link; anything else in a text, such as a note, is not of it. */
function addSpan(span: Element, isStruck: boolean, findStyle: FindStyle, read: TextRead): void {
  if (span.name !== "text:span" && span.name !== "text:a") return;
  const isOut = span.name === "text:span" && findStyle("text", span.attributes["text:style-name"]).isStruck;
  read.link ??= span.attributes["xlink:href"];
  addText(span, isStruck || isOut, findStyle, read);
}

function spaces(element: Element): string | undefined {
  return element.name === "text:s" ? " ".repeat(Math.min(1000, repeats(element, "text:c"))) : undefined;
}
