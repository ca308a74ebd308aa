import { emptyCell, type PlanCell, type PlanTable } from "../plan-tables.ts";

/** The cells of a table by row and column from 0, with merged cells found from each place that they cover. */
export class Grid {
  readonly table: PlanTable;
  readonly height: number;
  readonly width: number;
  readonly #origins = new Map<string, PlanCell>();

  constructor(table: PlanTable) {
    this.table = table;
    this.height = table.rows.length;
    this.width = table.rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
    table.rows.forEach(({ cells }, row) => {
      cells.forEach((cell, column) => {
        if (!cell.covered && (cell.rows > 1 || cell.columns > 1)) this.#cover(cell, row, column);
      });
    });
  }

  #cover(cell: PlanCell, row: number, column: number): void {
    const [lastRow, lastColumn] = [Math.min(this.height, row + cell.rows), Math.min(this.width, column + cell.columns)];
    for (let down = row; down < lastRow; down += 1)
      for (let across = column; across < lastColumn; across += 1) this.#origins.set(`${down} ${across}`, cell);
  }

  /** The cell as the file has it: empty if another covers it. */
  own(row: number, column: number): PlanCell {
    return this.table.rows[row]?.cells[column] ?? emptyCell;
  }

  /** The cell that is seen at a place: where cells are merged, the one that covers it. */
  seen(row: number, column: number): PlanCell {
    const own = this.own(row, column);
    return own.covered ? (this.#origins.get(`${row} ${column}`) ?? own) : own;
  }

  /** The cell of a place, or the one above that is merged down to it; empty if it is covered from the left. */
  downTo(row: number, column: number): PlanCell {
    const own = this.own(row, column);
    if (!own.covered) return own;
    const seen = this.seen(row, column);
    const isFromAbove = column === 0 || this.seen(row, column - 1) !== seen;
    return isFromAbove && seen.rows > 1 ? seen : emptyCell;
  }

  /** Whether a row has no text in some columns. */
  isBlank(row: number, firstColumn = 0, lastColumn = this.width - 1): boolean {
    for (let column = firstColumn; column <= lastColumn; column += 1)
      if (this.own(row, column).text.trim() !== "") return false;
    return true;
  }

  /** The number of a row as the program that made the file counts. */
  numberOf(row: number): number {
    return this.table.rows[row]?.number ?? row + 1;
  }

  /** Whether a column has no text in some rows. */
  isBlankColumn(column: number, firstRow: number, lastRow: number): boolean {
    for (let row = firstRow; row <= lastRow; row += 1) if (this.own(row, column).text.trim() !== "") return false;
    return true;
  }

  /** Whether a cell of a row spans several columns. */
  hasSpan(row: number): boolean {
    return (this.table.rows[row]?.cells ?? []).some(({ columns, covered }) => columns > 1 && !covered);
  }

  /** The cells of a column in some rows, without those that others cover. */
  columnCells(column: number, firstRow: number, lastRow: number): PlanCell[] {
    const cells: PlanCell[] = [];
    for (let row = firstRow; row <= lastRow; row += 1) {
      const cell = this.own(row, column);
      if (!cell.covered && cell.columns < this.width / 2) cells.push(cell);
    }
    return cells;
  }
}
