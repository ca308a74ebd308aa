import type { CellObject, WorkBook, WorkSheet } from "@e965/xlsx";
import { emptyCell } from "../../plan-tables.ts";
import type { PlacedCell, Tally } from "../cells.ts";
import { planCell } from "./cell.ts";
import { placeKey, placeOf } from "./places.ts";
import type { SplitText } from "./rich-text.ts";
import type { Look } from "./styles.ts";

/** How the library is asked to read: dates are shown as in the United Kingdom where the file leaves it to the computer. */
export const readOptions = { type: "buffer", dense: true, cellNF: true, dateNF: "dd/mm/yyyy" } as const;

interface SheetReading {
  readonly workbook: WorkBook;
  readonly tally: Tally;
  readonly lookAt: (place: number, cell: CellObject) => Look;
  readonly inlineTexts?: ReadonlyMap<number, SplitText>;
}

/** The cells of a sheet that have a text or a colour. */
export function sheetCells(sheet: WorkSheet, { workbook, tally, lookAt, inlineTexts }: SheetReading): PlacedCell[] {
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const merges = mergesOf(sheet);
  const cells: PlacedCell[] = [];
  for (const { row, column, value } of valuesOf(sheet)) {
    const place = placeKey(row, column);
    const context = { look: lookAt(place, value), is1904, split: inlineTexts?.get(place) };
    const cell = { ...planCell(value, context), ...merges.get(place) };
    const hasText = cell.text !== "" || cell.struck !== "";
    if (hasText) tally.cell(cell);
    if (hasText || cell.fill !== null) cells.push({ row, column, cell });
  }
  return cells;
}

/** The cells that have a colour and no value: in many plans the colour is the rating. */
export function colouredCells(sheet: WorkSheet, looks: ReadonlyMap<number, Look>): PlacedCell[] {
  const filled = new Set([...valuesOf(sheet)].map(({ row, column }) => placeKey(row, column)));
  return [...looks].flatMap(([place, { fill }]) =>
    fill === null || filled.has(place) ? [] : [{ ...placeOf(place), cell: { ...emptyCell, fill } }],
  );
}

function* valuesOf(sheet: WorkSheet) {
  const lines: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet["!data"] ?? [];
  // Both are sparse: a cell in the last row of a sheet makes no million of others.
  for (const down of Object.keys(lines).map(Number))
    for (const across of Object.keys(lines[down] ?? []).map(Number)) {
      const value = lines[down]?.[across];
      if (value) yield { row: down + 1, column: across + 1, value };
    }
}

function mergesOf(sheet: WorkSheet) {
  const merges = sheet["!merges"] ?? [];
  return new Map(
    merges.map(({ s, e }) => [placeKey(s.r + 1, s.c + 1), { columns: e.c - s.c + 1, rows: e.r - s.r + 1 }]),
  );
}
