import { emptyCell, type PlanCell, type PlanTable, type PlanTableRow } from "../plan-tables.ts";
import { MAX_CELL_LENGTH, MAX_CELLS, MAX_COLUMNS, MAX_FILLED_CELLS, MAX_TABLES } from "./limits.ts";
import { assertPlan } from "./refusals.ts";

const coveredCell: PlanCell = Object.freeze({ ...emptyCell, covered: true });

/** A cell of a table as it is read, by its place. */
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly cell: PlanCell;
}

interface ReadTable {
  readonly name: string;
  readonly isHidden?: boolean;
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  readonly cells: readonly PlacedCell[];
  readonly hiddenRows?: ReadonlySet<number>;
}

/** A title that is merged over more columns than this says nothing of how wide its table is. */
const WIDEST_HEADING = 50;

/**
 * A table of the cells that were read, counted from 1. Cells under a merged one are marked as covered. Blank rows are left
 * out, and so are blank columns after the last one that is used: sheets are often coloured far beyond their table.
 */
export function buildTable({
  name,
  isHidden = false,
  before = [],
  after = [],
  cells,
  hiddenRows,
}: ReadTable): PlanTable {
  const used = cells.filter(({ cell }) => isUsed(cell));
  const filledRows = new Set<number>();
  const covered: PlacedCell[] = [];
  let lastColumn = 0;
  for (const { row, column, cell } of used) {
    lastColumn = Math.max(lastColumn, cell.columns > WIDEST_HEADING ? column : column + cell.columns - 1);
    filledRows.add(row);
  }
  assertPlan(lastColumn <= MAX_COLUMNS, "too many columns");
  const lastRow = [...filledRows].reduce((last, row) => Math.max(last, row), 0);
  for (const placed of used)
    for (const under of coveredBy(placed, lastRow, lastColumn)) {
      covered.push(under);
      assertPlan(covered.length <= MAX_CELLS, "too many cells");
      filledRows.add(under.row);
    }
  assertPlan(filledRows.size * lastColumn <= MAX_CELLS, "too many cells");
  const grid = new Map<number, PlanCell[]>(
    [...filledRows]
      .toSorted((one, other) => one - other)
      .map((row) => [row, Array<PlanCell>(lastColumn).fill(emptyCell)]),
  );
  for (const { row, column, cell } of [...cells, ...covered])
    if (column <= lastColumn) grid.get(row)?.splice(column - 1, 1, cell);
  return { name, isHidden, before, after, rows: [...grid].map(([number, row]) => rowOf(number, row, hiddenRows)) };
}

function rowOf(number: number, cells: readonly PlanCell[], hidden: ReadonlySet<number> | undefined): PlanTableRow {
  return { number, isHidden: hidden?.has(number) ?? false, cells };
}

function isUsed({ text, struck, covered }: PlanCell): boolean {
  return text !== "" || struck !== "" || covered;
}

/** The cells under a merged one, as far as the table is used: whole rows and columns are sometimes merged. */
function* coveredBy({ row, column, cell }: PlacedCell, lastRow: number, lastColumn: number): Generator<PlacedCell> {
  for (let down = row; down < Math.min(row + cell.rows, lastRow + 1); down += 1)
    for (let right = column; right < Math.min(column + cell.columns, lastColumn + 1); right += 1)
      if (down > row || right > column) yield { row: down, column: right, cell: coveredCell };
}

/** Counts what is read from a file, and refuses it when there is too much. */
export class Tally {
  private cells = 0;
  private tables = 0;

  /** Counts a cell with something in it. */
  cell({ text, struck }: Pick<PlanCell, "text" | "struck">): void {
    assertPlan(text.length <= MAX_CELL_LENGTH && struck.length <= MAX_CELL_LENGTH, "too long");
    this.cells += 1;
    assertPlan(this.cells <= MAX_FILLED_CELLS, "too many cells");
  }

  /** Counts a sheet or a table. */
  table(): void {
    this.tables += 1;
    assertPlan(this.tables <= MAX_TABLES, "too much inside");
  }
}

/** The text of a cell without blanks at the ends of its lines, characters that control a terminal, and blank lines around it. */
export function tidyText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\v/g, "\n")
    .replace(controls, "")
    .replace(/[^\S\n]+(?=\n|$)/g, "")
    .replace(/^\n+|\n+$/g, "")
    .trim();
}

const controls = /(?![\n\t])[\p{Cc}\ufeff\u202a-\u202e\u2066-\u2069]/gu;

/** The address of a link on the web; null for any other, such as a path on a person’s own computer. */
export function webLink(target: string | undefined): string | null {
  const text = target?.trim() ?? "";
  return /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
