import type { PlanLayout } from "./choices.ts";
import type { PlanField } from "./fields.ts";
import { fieldOf } from "./headings.ts";
import { cellsOf, type RecordCell } from "./records.ts";
import { oneLine, tidied } from "./texts.ts";

/** Whether a table says itself which agencies own its rows, and not only which people lead them. */
export function namesAgencies({ columns }: PlanLayout): boolean {
  return columns.some(
    ({ field, heading }) => field === "agencies" || (field === "owner" && fieldOf(heading) !== "person"),
  );
}

/** The text of a field in a row; of a recommendation with its lines. */
export function textOf(cells: readonly RecordCell[], field: PlanField): string {
  const text = tidied(
    cellsOf(cells, field)
      .map(({ cell }) => cell.text)
      .join("\n"),
  );
  return field === "recommendation" ? text : oneLine(text);
}

/** Whether a cell has a text of its own row. */
export function isWritten({ cell, isCarried }: RecordCell): boolean {
  return !isCarried && oneLine(cell.text) !== "";
}

/** Whether a cell has a recommendation or an action that is merged down from a row above. */
export function isMergedMain({ cell, column, isCarried }: RecordCell): boolean {
  return isCarried && (column.field === "recommendation" || column.field === "action") && oneLine(cell.text) !== "";
}

/** Whether a text is in capitals, as headings of parts often are. */
export function isInCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();
}

/** What is written for the same as in the row above. */
export const asAbove = /^(?:as above|same as above|see above|ditto|["”″]|-"-)$/i;

/** What a row of a form has before it is filled in. */
export const numberFields: ReadonlySet<PlanField> = new Set([
  "ref",
  "action ref",
  "review",
  "theme",
  "left out",
] as const);

/** What may go on in a row of its own. */
export const goesOnFields: ReadonlySet<PlanField> = new Set([
  "update",
  "update date",
  "evidence",
  "milestones",
  "outcome",
  "assessment",
  "success measure",
] as const);

/** The cells of a row with what the next row has more. */
export function withMore(cells: readonly RecordCell[], more: readonly RecordCell[]): RecordCell[] {
  return cells.map((one, index) => {
    const next = more[index];
    if (!next || next.isCarried || oneLine(next.cell.text) === "") return one;
    return { ...one, cell: { ...one.cell, text: `${one.cell.text}\n${next.cell.text}`.trim() } };
  });
}
