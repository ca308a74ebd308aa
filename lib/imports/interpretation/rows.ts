import type { PlanRow } from "../plan-rows.ts";
import type { PlanFile } from "../plan-tables.ts";
import type { PlanChoices, PlanLayout, PlanPart } from "./choices.ts";
import { datesIn, undated } from "./dates.ts";
import type { PlanField } from "./fields.ts";
import { Grid } from "./grid.ts";
import { oneLine, tidied } from "./texts.ts";

/** The rows of a file, read as chosen. */
export function rowsOf(file: PlanFile, choices: PlanChoices): PlanRow[] {
  return choices.parts.flatMap((part) => {
    const layout = part.layout === null ? undefined : choices.layouts[part.layout];
    const table = file.tables[part.table];
    if (!part.isUsed || !layout || !table) return [];
    return rowsOfPart(file, new Grid(table), part, layout);
  });
}

function rowsOfPart(file: PlanFile, grid: Grid, part: PlanPart, layout: PlanLayout): PlanRow[] {
  const rows: PlanRow[] = [];
  for (let row = part.firstRow; row <= part.lastRow; row += 1) {
    if (grid.isBlank(row, part.firstColumn, part.lastColumn)) continue;
    const number = grid.numberOf(row);
    const at =
      { csv: `line ${number}`, docx: `${part.name}, row ${number}` }[file.format as "csv" | "docx"] ??
      `${part.name}!${number}`;
    rows.push(rowOf(grid, row, part, layout, at));
  }
  return rows;
}

function rowOf(grid: Grid, row: number, part: PlanPart, layout: PlanLayout, at: string): PlanRow {
  const text = (field: PlanField) =>
    tidied(
      layout.columns
        .filter((column) => column.field === field)
        .map((column) => grid.seen(row, part.firstColumn + column.at).text)
        .join("\n"),
    );
  const [found] = datesIn(text("due"));
  return {
    at,
    review: part.review ?? oneLine(text("review")),
    ref: oneLine(text("ref")),
    recommendation: text("recommendation"),
    action: text("action"),
    owner: oneLine(text("owner")) || null,
    ownerAsWritten: text("owner"),
    contributors: [],
    person: oneLine(text("person")),
    due: found
      ? { text: oneLine(text("due")), date: found.date, proposed: found.proposed, precision: found.precision }
      : undated(oneLine(text("due"))),
    earlierDues: [],
    ratingAsWritten: oneLine(text("rating")),
    ratingColour: "",
    delivery: null,
    percent: null,
    doneOn: null,
    updates: text("update") === "" ? [] : [{ on: null, text: text("update") }],
    evidence: text("evidence"),
    ask: [],
    hold: false,
    rest: {},
  };
}
