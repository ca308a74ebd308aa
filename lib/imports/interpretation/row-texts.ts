import type { PlanUpdate } from "../plan-rows.ts";
import { datesIn } from "./dates.ts";
import type { PlanField } from "./fields.ts";
import { listOf } from "./lists.ts";
import { cellsOf, type RecordCell } from "./records.ts";
import { linesOf, oneLine, tidied } from "./texts.ts";
import { nameOfDate, updatesIn } from "./updates.ts";

/** The text of the cells of a field that the row has for itself. */
export function ownText(cells: readonly RecordCell[], ...fields: readonly PlanField[]): string {
  return tidied(
    cellsOf(cells, ...fields)
      .filter(({ isCarried }) => !isCarried)
      .map(({ cell }) => withLink(cell))
      .join("\n"),
  );
}

/** The text of the cells of a field, also where they are merged down from a row above. */
export function anyText(cells: readonly RecordCell[], ...fields: readonly PlanField[]): string {
  return tidied(
    cellsOf(cells, ...fields)
      .map(({ cell }) => cell.text)
      .join("\n"),
  );
}

/** The text of a cell with the address that it leads to. */
function withLink({ text, link }: RecordCell["cell"]): string {
  if (link === null || link === "" || text.includes(link)) return text;
  return oneLine(text) === "" ? link : `${text} <${link}>`;
}

/** The items of lists in the cells of a field. */
export function itemsOf(cells: readonly RecordCell[], field: PlanField): string[] {
  return cellsOf(cells, field)
    .filter(({ isCarried }) => !isCarried)
    .flatMap(({ cell }) => {
      const { lead, items } = listOf(cell.text);
      return lead === "" ? items : [tidied(cell.text)];
    });
}

/** What a row reports, each with its date: that in the text, in a column beside it or in the heading. */
export function updatesOf(cells: readonly RecordCell[]): PlanUpdate[] {
  const dated = cellsOf(cells, "update date").find(({ isCarried }) => !isCarried);
  const date = dated ? dayOrText(dated.cell) : "";
  const updates = cellsOf(cells, "update")
    .filter(({ isCarried, cell }) => !isCarried && !/^[–—-]$/.test(oneLine(cell.text)))
    .flatMap(({ cell, column }) => updatesIn(cell.text, column.on));
  return updates.map((update, index) =>
    index === 0 && update.on === null && date !== "" ? { ...update, on: date } : update,
  );
}

/** A date as a day if the cell has one, and otherwise as written. */
export function dayOrText(cell: RecordCell["cell"]): string {
  const text = oneLine(cell.text);
  if (cell.day !== null && !cell.showsMonth) return cell.day;
  const [date] = datesIn(text);
  return date && date.text === text ? nameOfDate(date) : text;
}

/** A percentage from 0 to 100: "75%", 75, or 0.5 for a half. null if the text is none. */
export function percentOf(cells: readonly RecordCell[]): number | null {
  const text = oneLine(anyText(cells, "percent"));
  const [, figures = "", sign] = /^(\d{1,3}(?:\.\d+)?) ?(%|per ?cent)?(?: complete\w*)?$/i.exec(text) ?? [];
  if (figures === "") return null;
  const value = Number(figures);
  const percent = sign === undefined && value <= 1 ? value * 100 : value;
  return percent > 100 ? null : Math.round(percent * 100) / 100;
}

/** The columns without a home of their own, by their headings. */
export function restOf(cells: readonly RecordCell[]): Record<string, string> {
  const rest: Record<string, string> = {};
  for (const { column, cell } of cellsOf(cells, "kept")) {
    const text = tidied(withLink(cell));
    const heading = column.heading === "" ? `Column ${column.at + 1}` : column.heading;
    if (text !== "") rest[heading] = rest[heading] === undefined ? text : `${rest[heading]}\n${text}`;
  }
  for (const { column, cell } of cellsOf(cells, "ref")) {
    const [, ...more] = linesOf(cell.text);
    if (more.length > 0) rest[column.heading] = more.join("\n");
  }
  return rest;
}
