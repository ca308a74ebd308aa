import type { PlanFile } from "../plan-tables.ts";
import type { PlanPart } from "./choices.ts";
import { colourNamed, colourOf } from "./colours.ts";
import { Grid } from "./grid.ts";
import { entryOfLine, isKeyText, type KeyEntry, keyInText } from "./key-texts.ts";
import { saysStatus } from "./meanings.ts";
import { oneLine } from "./texts.ts";

/** An entry of the file's own key, with where it is. */
export interface FoundEntry extends KeyEntry {
  readonly fill: string;
  readonly foundAt: string;
}

type Place = Pick<PlanPart, "table" | "headingRow" | "firstRow" | "lastRow" | "firstColumn" | "lastColumn">;

/** The entries of the keys of a file: on a sheet of their own, beside or below a table, in its headings or in paragraphs. */
export function findKey(file: PlanFile, parts: readonly Place[], seenMarks: ReadonlySet<string>): FoundEntry[] {
  return file.tables.flatMap((table, index) => {
    const grid = new Grid(table);
    const name = table.name || "the file";
    const inside = parts.filter((part) => part.table === index);
    const inCells = enough([
      ...keyInCells(grid, inside, seenMarks).map(({ row, ...entry }) => ({
        ...entry,
        foundAt: `${name}, row ${grid.numberOf(row)}`,
      })),
      ...keyInHeadings(grid, inside).map((entry) => ({ ...entry, fill: "", foundAt: `the headings of ${name}` })),
    ]);
    const paragraphs = (texts: readonly string[], side: string) =>
      enough(keyInParagraphs(texts).map((entry) => ({ ...entry, fill: "", foundAt: `${side} ${name}` })));
    return [...paragraphs(table.before, "above"), ...inCells, ...paragraphs(table.after, "below")];
  });
}

/** One colour with a meaning is a remark; two are a key if what they mean is a status. */
function enough(entries: FoundEntry[]): FoundEntry[] {
  const marks = new Set(entries.map(({ mark, fill }) => `${mark} ${fill}`));
  return marks.size > 1 && entries.some(({ meaning }) => saysStatus(meaning)) ? entries : [];
}

function keyInParagraphs(texts: readonly string[]): KeyEntry[] {
  return texts.flatMap((text) => {
    const entries = keyInText(text);
    const line = entries.length === 0 ? entryOfLine(text) : null;
    return line ? [line] : entries;
  });
}

/** Entries in the headings, such as "RAG (Red = behind, Green = complete)", and in a row that explains them. */
function keyInHeadings(grid: Grid, parts: readonly Place[]): KeyEntry[] {
  return parts.flatMap(({ headingRow, firstRow, firstColumn, lastColumn }) => {
    const texts: string[] = [];
    for (let row = headingRow; row < firstRow; row += 1)
      for (let column = firstColumn; column <= lastColumn; column += 1) texts.push(grid.own(row, column).text);
    return texts.flatMap(keyInText);
  });
}

type CellEntry = KeyEntry & { readonly fill: string; readonly row: number };

function keyInCells(grid: Grid, parts: readonly Place[], seenMarks: ReadonlySet<string>): CellEntry[] {
  const isInside = (row: number, column: number) =>
    parts.some(
      (part) =>
        row >= part.headingRow && row <= part.lastRow && column >= part.firstColumn && column <= part.lastColumn,
    );
  const entries: CellEntry[] = [];
  for (let row = 0; row < grid.height; row += 1)
    for (let column = 0; column < grid.width; column += 1)
      if (!isInside(row, column) || isKeyRow(grid, row)) entries.push(...entriesAt(grid, row, column, seenMarks));
  return entries;
}

/** The entries that begin at a cell. */
function entriesAt(grid: Grid, row: number, column: number, seenMarks: ReadonlySet<string>): CellEntry[] {
  const cell = grid.own(row, column);
  if (cell.covered) return [];
  const text = oneLine(cell.text);
  const fillColour = colourOf(cell.fill);
  const fill = fillColour === "" ? "" : (cell.fill ?? "").toLowerCase();
  const colour = colourNamed(text) || (text === "" ? fillColour : "");
  const beside = colour !== "" || seenMarks.has(text.toLowerCase()) ? meaningBeside(grid, row, column) : "";
  if (colour !== "") return beside === "" ? [] : [{ colour, mark: text || colour, meaning: beside, fill, row }];
  if (beside !== "" && !seenMarks.has(beside.toLowerCase()))
    return [{ colour: "", mark: text, meaning: beside, fill, row }];
  return entriesInText(text, fillColour).map((entry, _index, all) => ({
    ...entry,
    fill: all.length === 1 ? fill : "",
    row,
  }));
}

/** The entries that the text of one cell has: marks with their meanings, or the meaning of the colour that it is filled with. */
function entriesInText(text: string, fillColour: string): KeyEntry[] {
  const entries = keyInText(text);
  if (entries.length > 0) return entries;
  if (fillColour !== "" && saysStatus(text)) return [{ colour: fillColour, mark: fillColour, meaning: text }];
  const line = text === "" ? null : entryOfLine(text);
  return line ? [line] : [];
}

/** The text to the right of a mark or, in a key that lies across, below it. */
function meaningBeside(grid: Grid, row: number, column: number): string {
  for (const step of [1, 2]) {
    const cell = grid.own(row, column + step);
    const text = oneLine(cell.text);
    if ((text === "" && colourOf(cell.fill) !== "" && !cell.covered) || (text.length > 1 && colourNamed(text) !== ""))
      break;
    if (text.length > 1) return text;
  }
  const below = oneLine(grid.own(row + 1, column).text);
  return saysStatus(below) ? below : "";
}

/** Whether a row within a table is one of a key below it: a colour, by its fill or its name, and its meaning. */
export function isKeyRow(grid: Grid, row: number): boolean {
  const filled: number[] = [];
  for (let column = 0; column < grid.width; column += 1)
    if (oneLine(grid.own(row, column).text) !== "") filled.push(column);
  const [first = 0, second] = filled;
  if (filled.length === 0 || filled.length > 2) return false;
  const text = oneLine(grid.own(row, first).text);
  if (filled.length === 2) return colourNamed(text) !== "" && second === first + 1;
  if (colourNamed(text) !== "") return false;
  const left = grid.own(row, first - 1);
  return (
    isKeyText(text) ||
    (first > 0 && !left.covered && colourOf(left.fill) !== "" && saysStatus(text)) ||
    isFilledStatus(grid, row, first)
  );
}

function isFilledStatus(grid: Grid, row: number, column: number): boolean {
  const cell = grid.own(row, column);
  return colourOf(cell.fill) !== "" && saysStatus(oneLine(cell.text)) && oneLine(cell.text).length < 80 && column < 2;
}
