import type { PlanCell } from "../plan-tables.ts";
import type { Grid } from "./grid.ts";
import { isSameLabel, labelsOf } from "./labels.ts";
import { cellsOf, columnLetters, type PlanRecord, placeOf, type Reading, type RecordCell } from "./records.ts";
import { oneLine } from "./texts.ts";

type Label = ReturnType<typeof labelsOf>[number];

/** The records of a table with labels at its left: one, or one for each column of values or each time that the labels begin again. */
export function labelRecords(reading: Reading, grid: Grid): PlanRecord[] {
  const groups = groupsOf(labelsOf(grid));
  const records = groups.flatMap((labels) => {
    const columns = valueColumns(grid, labels);
    return columns.map((column) => ({
      row: labels[0]?.row ?? 0,
      column,
      cells: cellsOfRecord(reading, grid, labels, column),
    }));
  });
  return records.filter(isFilledIn).map(({ row, column, cells }) => ({
    review: reading.part.review ?? "",
    theme: reading.part.theme,
    ref: "",
    recommendation: reading.part.recommendation,
    owner: reading.part.owner,
    at: placeOfRecord(reading, grid, row, column, records.length === 1),
    partName: "action",
    isHidden: grid.table.rows[row]?.isHidden === true,
    cells,
    isUnderRecommendation: false,
  }));
}

/** Whether a form has a recommendation or an action. */
function isFilledIn({ cells }: { readonly cells: readonly RecordCell[] }): boolean {
  return cellsOf(cells, "recommendation", "action").some(({ cell }) => oneLine(cell.text) !== "");
}

/** The labels of each record: a label that the record has already begins the next. */
function groupsOf(labels: readonly Label[]): Label[][] {
  const groups: Label[][] = [];
  for (const label of labels) {
    const last = groups.at(-1);
    if (last && !isSameLabel(last[0]?.label ?? "", label.label)) last.push(label);
    else groups.push([label]);
  }
  return groups;
}

/** The columns that hold a record each; null where all the values of a label belong to one record. */
function valueColumns(grid: Grid, labels: readonly Label[]): (number | null)[] {
  const [first] = labels;
  const filled = first?.values.filter((column) => oneLine(grid.own(first.row, column).text) !== "") ?? [];
  return filled.length > 1 ? filled : [null];
}

function cellsOfRecord(reading: Reading, grid: Grid, labels: readonly Label[], column: number | null): RecordCell[] {
  return labels.flatMap(({ label, row, values }) => {
    const found = reading.layout.columns.find(({ heading }) => isSameLabel(heading, label));
    const places = column === null ? values : [column];
    const cells = places
      .map((place) => grid.seen(row, place))
      .filter((cell, index, all) => all.indexOf(cell) === index);
    const [first] = cells;
    return found && first ? [{ column: found, cell: joined(first, cells), isCarried: false }] : [];
  });
}

/** Several cells beside a label as one. */
function joined(first: PlanCell, cells: readonly PlanCell[]): PlanCell {
  const written = cells.filter(({ text, fill }) => oneLine(text) !== "" || fill !== null);
  const [only = first] = written;
  if (written.length < 2) return only;
  return {
    ...only,
    text: written
      .map(({ text }) => text)
      .filter(Boolean)
      .join("\n"),
  };
}

function placeOfRecord(reading: Reading, grid: Grid, row: number, column: number | null, isOnly: boolean): string {
  if (reading.file.format === "docx" && isOnly) return grid.table.name;
  const place = placeOf(reading, grid.numberOf(row));
  return column === null ? place : `${place}, column ${columnLetters(column)}`;
}
