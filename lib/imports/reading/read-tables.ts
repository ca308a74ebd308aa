import type { PlanTable } from "../plan-tables.ts";
import { checkPlan } from "./check.ts";
import { assertPlan, type PlanFormat } from "./refusals.ts";

/** Each loads what it needs: the library for Excel alone takes a fifth of a second. */
const readers: Readonly<Record<PlanFormat, (bytes: Buffer) => Promise<PlanTable[]>>> = {
  xlsx: async (bytes) => (await import("./workbook/excel.ts")).readXlsx(bytes),
  xls: async (bytes) => (await import("./workbook/old-excel.ts")).readXls(bytes),
  ods: async (bytes) => (await import("./workbook/opendocument.ts")).readOds(bytes),
  csv: async (bytes) => (await import("./csv.ts")).readCsv(bytes),
  docx: async (bytes) => (await import("./word/document.ts")).readDocx(bytes),
};

/** Reads a file in the thread that calls it: only the worker does, since a hostile file may take long. */
export async function readTables(bytes: Buffer, name: string) {
  const format = await checkPlan(bytes, name);
  const tables = await readers[format](bytes);
  assertPlan(
    tables.some(({ rows }) => rows.length > 0),
    "no table",
  );
  return { format, tables };
}
