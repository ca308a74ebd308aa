import { read } from "@e965/xlsx";
import type { PlanTable } from "../../plan-tables.ts";
import { buildTable, Tally } from "../cells.ts";
import { PlanRefused } from "../refusals.ts";
import { partText } from "../zip-parts.ts";
import { colouredCells, readOptions, sheetCells } from "./sheet-cells.ts";
import { readMarks } from "./sheet-marks.ts";
import { checkSharedTexts, findPart, repack, sheetParts, unpackWorkbook } from "./sheet-parts.ts";
import { lookOf, readLooks } from "./styles.ts";

/** The sheets of an .xlsx file: values and their formats are read by the library, looks and hidden rows here. */
export async function readXlsx(bytes: Buffer): Promise<PlanTable[]> {
  const parts = await unpackWorkbook(bytes);
  const sheets = sheetParts(parts);
  const allLooks = readLooks(findPart(parts, /^xl\/styles\d*\.xml$/), findPart(parts, /^xl\/theme\//));
  checkSharedTexts(parts);
  const tally = new Tally();
  const marked = sheets.map((sheet) => ({ ...sheet, ...readMarks(partText(parts, sheet.part) ?? "", allLooks) }));
  const workbook = read(repack(parts), readOptions);
  return marked.map(({ name, isHidden, looks, inlineTexts, hiddenRows }) => {
    tally.table();
    const sheet = workbook.Sheets[name];
    if (!sheet) throw new PlanRefused("damaged");
    const lookAt = (place: number) => looks.get(place) ?? lookOf([], undefined);
    const cells = [...sheetCells(sheet, { workbook, tally, lookAt, inlineTexts }), ...colouredCells(sheet, looks)];
    return buildTable({ name, isHidden, cells, hiddenRows });
  });
}
