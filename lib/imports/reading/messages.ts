import { emptyCell, type PlanCell, type PlanFile, type PlanTable, type PlanTableRow } from "../plan-tables.ts";
import type { PlanProblem } from "./refusals.ts";

/** What the worker is given. */
export interface ReadingJob {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** A cell that is only text, or what is not as in an empty cell. */
type PackedCell = string | Partial<PlanCell>;

interface PackedRow extends Omit<PlanTableRow, "cells"> {
  readonly cells: readonly PackedCell[];
}

/** What the worker answers, piece by piece: each piece is asked for, so that no long one holds up the server. */
export type ReadingMessage =
  | { readonly kind: "refused"; readonly problem: PlanProblem; readonly found: string | null; readonly cause?: string }
  | ({ readonly kind: "table" } & Omit<PlanTable, "rows">)
  | { readonly kind: "rows"; readonly rows: readonly PackedRow[] }
  | ({ readonly kind: "end" } & Omit<PlanFile, "tables">);

const CELLS_AT_ONCE = 4000;

/** The pieces of a file that was read. */
export function* piecesOf({ tables, ...file }: PlanFile): Generator<ReadingMessage> {
  for (const { rows, ...table } of tables) {
    yield { kind: "table", ...table };
    const atOnce = Math.max(1, Math.floor(CELLS_AT_ONCE / (rows[0]?.cells.length || 1)));
    for (let from = 0; from < rows.length; from += atOnce)
      yield {
        kind: "rows",
        rows: rows.slice(from, from + atOnce).map((row) => ({ ...row, cells: row.cells.map(packed) })),
      };
  }
  yield { kind: "end", ...file };
}

function packed(cell: PlanCell): PackedCell {
  const different = Object.entries(cell).filter(
    ([name, value]) => value !== Object.entries(emptyCell).find(([one]) => one === name)?.[1],
  );
  if (different.every(([name]) => name === "text")) return cell.text;
  return Object.fromEntries(different);
}

function unpacked(cell: PackedCell): PlanCell {
  if (cell === "") return emptyCell;
  return typeof cell === "string" ? { ...emptyCell, text: cell } : { ...emptyCell, ...cell };
}

/** Puts a file together again of its pieces. */
export class Collected {
  private readonly tables: (Omit<PlanTable, "rows"> & { rows: PlanTableRow[] })[] = [];

  /** Adds a piece, and gives the file after the last one. */
  add(message: Exclude<ReadingMessage, { kind: "refused" }>): PlanFile | null {
    if (message.kind === "end") {
      const { kind: _, ...file } = message;
      return { ...file, tables: this.tables };
    }
    if (message.kind === "table") {
      const { kind: _, ...table } = message;
      this.tables.push({ ...table, rows: [] });
    } else for (const row of message.rows) this.tables.at(-1)?.rows.push({ ...row, cells: row.cells.map(unpacked) });
    return null;
  }
}
