import { type Element, elementAt, elementsIn } from "../xml.ts";

/** What only wraps content: controls, tracked insertions, and marks for programs. */
const wrappers = new Set([
  "w:sdt",
  "w:sdtContent",
  "w:customXml",
  "w:smartTag",
  "w:ins",
  "w:moveTo",
  "mc:AlternateContent",
  "mc:Choice",
]);

/** The elements with these names in an element, also inside what only wraps them. */
export function unwrapped(parent: Element | undefined, ...names: readonly string[]): readonly Element[] {
  return elementsIn(parent).flatMap((child) => {
    if (names.includes(child.name)) return [child];
    return wrappers.has(child.name) ? unwrapped(child, ...names) : [];
  });
}

/** The paragraphs and tables directly in a body or a cell. */
export function blocksOf(parent: Element): readonly Element[] {
  return unwrapped(parent, "w:p", "w:tbl");
}

/** The rows of a table, without those whose deletion is tracked. */
export function rowsOf(table: Element): readonly Element[] {
  return unwrapped(table, "w:tr").filter((row) => !elementAt(row, "w:trPr", "w:del"));
}

/** The cells of a row. */
export function cellsOf(row: Element): readonly Element[] {
  return unwrapped(row, "w:tc");
}

/** Whether a table is only a frame around others: a cell a row, and a table in one of them. */
export function isFrame(table: Element): boolean {
  const rows = rowsOf(table).map(cellsOf);
  return rows.every((cells) => cells.length === 1) && rows.flat().some((cell) => unwrapped(cell, "w:tbl").length > 0);
}
