import { emptyCell, type PlanCell, type PlanTable } from "../../plan-tables.ts";
import { buildTable, type PlacedCell, type Tally, tidyText, webLink } from "../cells.ts";
import { MAX_COLUMNS } from "../limits.ts";
import { type Element, elementAt, isOn } from "../xml.ts";
import { blocksOf, cellsOf, rowsOf } from "./blocks.ts";
import type { WordContext } from "./context.ts";
import { type ParagraphText, readParagraph, shadeOf } from "./paragraph.ts";

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly cell: PlanCell;
  rows: number;
}

/** A table of a Word document; its rows are counted as they are seen. */
export function readTable(
  table: Element,
  name: string,
  before: readonly string[],
  context: WordContext,
  tally: Tally,
): PlanTable {
  const placed: OpenCell[] = [];
  const hiddenRows = new Set<number>();
  /** The cells that later rows may continue, by their first column. */
  const open = new Map<number, OpenCell>();
  for (const [index, row] of rowsOf(table).entries()) {
    const properties = elementAt(row, "w:trPr");
    if (isOn(properties, "w:hidden", "w:val")) hiddenRows.add(index + 1);
    let column = 1 + spanOf(properties, "w:gridBefore", 0);
    for (const given of cellsOf(row)) {
      const columns = spanOf(elementAt(given, "w:tcPr"), "w:gridSpan", 1);
      const merge = elementAt(given, "w:tcPr", "w:vMerge");
      const above = open.get(column);
      const continues = merge !== undefined && merge.attributes["w:val"] !== "restart" && above !== undefined;
      if (continues) above.rows += 1;
      else {
        const opened = { row: index + 1, column, rows: 1, cell: { ...readCell(given, context), columns } };
        tally.cell(opened.cell);
        placed.push(opened);
        if (merge) open.set(column, opened);
        else open.delete(column);
      }
      column += columns;
    }
  }
  const cells: PlacedCell[] = placed.map(({ row, column, rows, cell }) => ({ row, column, cell: { ...cell, rows } }));
  return buildTable({ name, before, cells, hiddenRows });
}

function spanOf(properties: Element | undefined, name: string, least: number): number {
  const span = Number.parseInt(elementAt(properties, name)?.attributes["w:val"] ?? "", 10);
  return Number.isNaN(span) ? least : Math.min(Math.max(least, span), MAX_COLUMNS + 1);
}

function readCell(cell: Element, context: WordContext): PlanCell {
  const lines = linesOf(cell, context);
  const properties = elementAt(cell, "w:tcPr");
  const fills = [...new Set(lines.flatMap((line) => [...line.fills]))];
  const text = lines.filter((line) => line.text.trim() !== "" || line.struck.trim() === "").map((line) => line.text);
  return {
    ...emptyCell,
    text: tidyText(text.join("\n")),
    struck: tidyText(
      lines
        .map(({ struck }) => struck)
        .filter((struck) => struck.trim() !== "")
        .join("\n"),
    ),
    fill: shadeOf(properties) ?? (fills.length === 1 ? (fills[0] ?? null) : null),
    link: webLink(lines.map(({ link }) => link).find(Boolean)),
  };
}

/** The paragraphs of a cell. A table in it becomes a line for each of its rows. */
function linesOf(cell: Element, context: WordContext): readonly ParagraphText[] {
  return blocksOf(cell).flatMap((block) => {
    if (block.name === "w:p") return [readParagraph(block, context)];
    return rowsOf(block).map((row) => joined(cellsOf(row).flatMap((inner) => linesOf(inner, context))));
  });
}

function joined(lines: readonly ParagraphText[]): ParagraphText {
  const join = (texts: readonly string[]) => texts.filter((text) => text.trim() !== "").join("\t");
  return {
    text: join(lines.map(({ text }) => text)),
    struck: join(lines.map(({ struck }) => struck)),
    link: lines.map(({ link }) => link).find(Boolean),
    fills: new Set(),
  };
}
