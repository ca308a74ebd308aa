import type { PlanFile } from "../plan-tables.ts";
import { checkPlan } from "./check.ts";
import { assertPlan, type PlanFormat } from "./refusals.ts";

/** Each loads what it needs: the library for Excel alone takes a fifth of a second. */
const readers: Readonly<Record<PlanFormat, (bytes: Buffer) => Promise<Omit<PlanFile, "format">>>> = {
  xlsx: async (bytes) => ({ tables: await (await import("./workbook/excel.ts")).readXlsx(bytes) }),
  xls: async (bytes) => ({ tables: await (await import("./workbook/old-excel.ts")).readXls(bytes) }),
  ods: async (bytes) => ({ tables: await (await import("./workbook/opendocument.ts")).readOds(bytes) }),
  csv: async (bytes) => ({ tables: await (await import("./csv.ts")).readCsv(bytes) }),
  docx: async (bytes) => (await import("./word/document.ts")).readDocx(bytes),
};

/** Reads a file in the thread that calls it: only the worker does, since a hostile file may take long. */
export async function readTables(bytes: Buffer, name: string): Promise<PlanFile> {
  const format = await checkPlan(bytes, name);
  const file = await readers[format](bytes);
  assertPlan(
    file.tables.some(({ rows }) => rows.length > 0),
    "no table",
  );
  return { format, ...file };
}
