import { parseCalendarDate } from "#lib/core/clock.ts";
import { emptyCell, type PlanCell, type PlanFile, type PlanTable } from "#lib/imports/plan-tables.ts";

/** A cell of a plan for a test: its text, or its text with what else it has. */
export type TestCell = string | (Partial<Omit<PlanCell, "day">> & { readonly day?: string });

/** A cell that shows a text and has nothing else unless it is given. */
export function planCell(given: TestCell): PlanCell {
  if (typeof given === "string") return { ...emptyCell, text: given };
  return { ...emptyCell, ...given, day: parseCalendarDate(given.day ?? "") };
}

/** A cell that spans columns, with those that it covers. */
export function acrossCells(given: TestCell, columns: number): TestCell[] {
  const cell = typeof given === "string" ? { text: given } : given;
  return [{ ...cell, columns }, ...Array.from({ length: columns - 1 }, () => ({ covered: true }))];
}

/** A table of rows that are numbered from 1. */
export function planTable(
  name: string,
  rows: readonly (readonly TestCell[])[],
  more: Partial<PlanTable> = {},
): PlanTable {
  return {
    name,
    isHidden: false,
    before: [],
    after: [],
    rows: rows.map((cells, index) => ({ number: index + 1, isHidden: false, cells: cells.map(planCell) })),
    ...more,
  };
}

/** A file of some tables. */
export function planFile(format: PlanFile["format"], ...tables: readonly PlanTable[]): PlanFile {
  return { format, tables };
}
