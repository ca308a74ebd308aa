import { emptyCell, type PlanCell, type PlanTable } from "#lib/imports/plan-tables.ts";

/** What is not as in an empty cell; only the text where nothing else is. */
export function shown(cell: PlanCell | undefined): unknown {
  if (!cell) return undefined;
  const different = Object.entries(cell).filter(
    ([name, value]) => name === "text" || value !== Object.entries(emptyCell).find(([one]) => one === name)?.[1],
  );
  return different.length === 1 ? cell.text : Object.fromEntries(different);
}

/** The rows of a table by their number. */
export function shownRows({ rows }: PlanTable): Record<number, readonly unknown[]> {
  return Object.fromEntries(rows.map(({ number, cells }) => [number, cells.map(shown)]));
}
