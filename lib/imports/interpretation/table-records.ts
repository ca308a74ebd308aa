import { acrossOf, isRef, refAndText } from "./across.ts";
import { hasSameTexts } from "./blocks.ts";
import type { PlanColumn, PlanLayout } from "./choices.ts";
import { agencyAbove } from "./contexts.ts";
import type { PlanField } from "./fields.ts";
import type { Grid } from "./grid.ts";
import { headingRowsOf } from "./heading-rows.ts";
import { fieldOf } from "./headings.ts";
import { isKeyRow } from "./key.ts";
import { type Context, cellsOf, hasField, type PlanRecord, placeOf, type Reading, type RecordCell } from "./records.ts";
import { oneLine, tidied } from "./texts.ts";

/** The records of a table with headings above its columns. */
export function tableRecords(reading: Reading, grid: Grid): PlanRecord[] {
  const { part } = reading;
  const { review, theme, recommendation, owner } = part;
  const walk = new Walk(reading, grid, { review: review ?? "", theme, ref: "", recommendation: "", owner });
  if (recommendation !== "") walk.goUnder({ text: recommendation, ref: "", isRecommendation: true });
  for (let row = part.firstRow; row <= part.lastRow; row += 1) {
    if (hasSameTexts(grid, row, part.headingRow)) row += headingRowsOf(grid, row) - 1;
    else walk.visit(row);
  }
  return walk.records;
}

/** A longer text that stands alone is a remark. */
const LONGEST_THEME = 150;

/** A text above rows that is about them. */
interface Above {
  readonly text: string;
  readonly ref: string;
  /** Whether its column says that it is a recommendation. */
  readonly isRecommendation: boolean;
}

/** Reads a table from its top, and keeps what holds for the rows below. */
class Walk {
  readonly records: PlanRecord[] = [];
  readonly #reading: Reading;
  readonly #grid: Grid;
  #context: Context;
  /** Whether the recommendation of the rows stands above them. */
  #isUnder = false;
  /** Whether a row without an action of its own has more of the row above. */
  #canGoOn = false;

  constructor(reading: Reading, grid: Grid, context: Context) {
    this.#reading = reading;
    this.#grid = grid;
    this.#context = context;
  }

  visit(row: number): void {
    const { part, takesHiddenRows } = this.#reading;
    const isHidden = this.#grid.table.rows[row]?.isHidden === true;
    if (this.#grid.isBlank(row, part.firstColumn, part.lastColumn) || (isHidden && !takesHiddenRows)) return;
    const cells = this.#cellsAt(row);
    const above = this.#aboveAt(row, cells);
    if (above) this.goUnder(above);
    else if (!isKeyRow(this.#grid, row) || cells.some(isMergedMain)) this.#add(row, cells, isHidden);
  }

  #cellsAt(row: number): RecordCell[] {
    const { part, layout } = this.#reading;
    const above = this.records.at(-1)?.cells;
    return layout.columns.map((column, index) => {
      const at = part.firstColumn + column.at;
      const cell = this.#grid.downTo(row, at);
      const same = asAbove.test(cell.text.trim()) ? above?.[index]?.cell : undefined;
      return { column, cell: same ?? cell, isCarried: same !== undefined || this.#grid.own(row, at).covered };
    });
  }

  /** The text of a row that is about the rows below it; null for a row of its own. */
  #aboveAt(row: number, cells: readonly RecordCell[]): Above | null {
    const [first, second, ...more] = cells.filter(isWritten);
    if (!first || more.length > 0 || cells.some(isMergedMain)) return null;
    const half = this.#reading.layout.columns.length / 2;
    if (second) {
      const isBeside = second.cell.columns >= half && isRef(first.cell.text);
      return isBeside ? { text: second.cell.text, ref: oneLine(first.cell.text), isRecommendation: false } : null;
    }
    const { text, columns } = first.cell;
    if (columns > 1 && columns >= half) return { text, ref: "", isRecommendation: false };
    if (this.#isAboveActions(first.column, row)) return { text, ref: "", isRecommendation: true };
    return this.#standsAlone(first) ? { text, ref: "", isRecommendation: false } : null;
  }

  /** Whether a recommendation stands alone above rows that have actions and no recommendation. */
  #isAboveActions({ field }: PlanColumn, row: number): boolean {
    if (field !== "recommendation" || row >= this.#reading.part.lastRow) return false;
    const below = this.#cellsAt(row + 1);
    return cellsOf(below, "action").some(isWritten) && !cellsOf(below, "recommendation").some(isWritten);
  }

  /** Whether the only text of a row, in a cell that is not merged, is about the rows below it. */
  #standsAlone({ column, cell }: RecordCell): boolean {
    const { kind } = acrossOf(cell.text, hasField(this.#reading.layout, "recommendation"));
    if (kind === "divider" || kind === "key" || kind === "review" || kind === "theme") return true;
    if (column.field === "recommendation") return isInCapitals(cell.text);
    return column.field === "action" ? kind === "recommendation" || isInCapitals(cell.text) : !isRef(cell.text);
  }

  /** Takes a text above rows for what it is: their recommendation, theme or review, or nothing. */
  goUnder({ text, ref, isRecommendation }: Above): void {
    const { layout, part } = this.#reading;
    const found = acrossOf(text, hasField(layout, "recommendation"));
    const kind = isRecommendation ? "recommendation" : found.kind === "other" ? layout.across : found.kind;
    this.#canGoOn = false;
    const agency = found.kind === "other" && !namesAgencies(layout) ? agencyAbove(text) : "";
    if (agency !== "") {
      this.#context = { ...this.#context, owner: agency };
      return;
    }
    if (kind === "recommendation") {
      const read = isRecommendation ? refAndText(text) : found;
      this.#context = { ...this.#context, ref: ref || read.ref, recommendation: tidied(read.text) };
      this.#isUnder = true;
    } else if (kind === "theme" && found.text.length <= LONGEST_THEME) {
      // A new theme ends the recommendation of the rows above it.
      this.#context = { ...this.#context, theme: oneLine(found.text), ref: "", recommendation: "" };
      this.#isUnder = false;
    } else if (kind === "review" && part.review !== null) this.#context = { ...this.#context, review: found.text };
  }

  #add(row: number, cells: readonly RecordCell[], isHidden: boolean): void {
    const written = cells.filter(isWritten);
    // A row of a form that is numbered and not filled in.
    if (written.every(({ column }) => numberFields.has(column.field)) && !cells.some(isMergedMain)) return;
    const last = this.records.at(-1);
    if (last && this.#canGoOn && written.every(({ column }) => goesOnFields.has(column.field))) {
      this.records[this.records.length - 1] = { ...last, cells: withMore(last.cells, cells) };
      return;
    }
    this.#canGoOn = true;
    const recommendation = textOf(cells, "recommendation");
    this.#setContext(cells, recommendation);
    this.records.push({
      ...this.#context,
      at: placeOf(this.#reading, this.#grid.numberOf(row)),
      partName: "part",
      isHidden,
      cells,
      isUnderRecommendation: this.#isUnder && recommendation === "",
    });
  }

  /** Keeps the recommendation, the review and the theme for rows below that leave them out. */
  #setContext(cells: readonly RecordCell[], recommendation: string): void {
    const { layout } = this.#reading;
    const [ref, theme, review] = [textOf(cells, "ref"), textOf(cells, "theme"), textOf(cells, "review")];
    const isNew = recommendation !== "" || (ref !== "" && ref !== this.#context.ref && !this.#isUnder);
    const isSame = recommendation === this.#context.recommendation && ref === "";
    if (isNew && !isSame && hasField(layout, "recommendation"))
      this.#context = { ...this.#context, ref, recommendation };
    if (theme !== "" || (isNew && hasField(layout, "theme"))) this.#context = { ...this.#context, theme };
    if (review !== "") this.#context = { ...this.#context, review };
  }
}

/** Whether a table says itself which agencies own its rows, and not only which people lead them. */
function namesAgencies({ columns }: PlanLayout): boolean {
  return columns.some(
    ({ field, heading }) => field === "agencies" || (field === "owner" && fieldOf(heading) !== "person"),
  );
}

function textOf(cells: readonly RecordCell[], field: PlanField): string {
  const text = tidied(
    cellsOf(cells, field)
      .map(({ cell }) => cell.text)
      .join("\n"),
  );
  return field === "recommendation" ? text : oneLine(text);
}

function isWritten({ cell, isCarried }: RecordCell): boolean {
  return !isCarried && oneLine(cell.text) !== "";
}

/** Whether a cell has a recommendation or an action that is merged down from a row above. */
function isMergedMain({ cell, column, isCarried }: RecordCell): boolean {
  return isCarried && (column.field === "recommendation" || column.field === "action") && oneLine(cell.text) !== "";
}

function isInCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();
}

/** What is written for the same as in the row above. */
const asAbove = /^(?:as above|same as above|see above|ditto|["”″]|-"-)$/i;

const numberFields: ReadonlySet<PlanField> = new Set(["ref", "action ref", "review", "theme", "left out"] as const);

const goesOnFields: ReadonlySet<PlanField> = new Set([
  "update",
  "update date",
  "evidence",
  "milestones",
  "outcome",
  "assessment",
  "success measure",
] as const);

function withMore(cells: readonly RecordCell[], more: readonly RecordCell[]): RecordCell[] {
  return cells.map((one, index) => {
    const next = more[index];
    if (!next || next.isCarried || oneLine(next.cell.text) === "") return one;
    return { ...one, cell: { ...one.cell, text: `${one.cell.text}\n${next.cell.text}`.trim() } };
  });
}
