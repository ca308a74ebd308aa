import { type CellObject, read, type WorkBook } from "@e965/xlsx";
import type { PlanTable } from "../../plan-tables.ts";
import { buildTable, Tally } from "../cells.ts";
import { PlanRefused } from "../refusals.ts";
import { plainColour } from "./colours.ts";
import { readOptions, sheetCells } from "./sheet-cells.ts";
import { lookOf } from "./styles.ts";

/** The sheets of an .xls file. The library does not tell what is struck through in it, so that is read as any text. */
export async function readXls(bytes: Buffer): Promise<PlanTable[]> {
  const workbook = readWorkbook(bytes);
  const tally = new Tally();
  const lookAt = (_place: number, cell: CellObject) => ({ ...lookOf([], undefined), fill: fillOf(cell) });
  return workbook.SheetNames.map((name, index) => {
    tally.table();
    const sheet = workbook.Sheets[name];
    const cells = sheet ? sheetCells(sheet, { workbook, tally, lookAt }) : [];
    const rows = sheet?.["!rows"] ?? [];
    const hiddenRows = new Set(rows.flatMap((row, at) => (row?.hidden ? [at + 1] : [])));
    const isHidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    return buildTable({ name, isHidden, cells, hiddenRows });
  });
}

function readWorkbook(bytes: Buffer): WorkBook {
  try {
    return read(bytes, { ...readOptions, cellStyles: true });
  } catch (error) {
    throw new PlanRefused(error instanceof Error && /password|encrypt/i.test(error.message) ? "locked" : "damaged");
  }
}

function fillOf({ s: style }: CellObject): string | null {
  const colour = isObject(style) && isObject(style.fgColor) ? style.fgColor.rgb : undefined;
  return typeof colour === "string" ? plainColour(colour) : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
