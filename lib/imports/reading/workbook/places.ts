const COLUMNS = 16_384;

/** The place of a cell as one number, to look it up by. Rows and columns count from 1. */
export function placeKey(row: number, column: number): number {
  return row * COLUMNS + column - 1;
}

/** The row and the column of a place. */
export function placeOf(key: number): { readonly row: number; readonly column: number } {
  return { row: Math.floor(key / COLUMNS), column: (key % COLUMNS) + 1 };
}

/** The number of the column in an address such as "AB12". */
export function columnOf(address: string): number {
  const letters = /^[A-Z]+/.exec(address)?.[0] ?? "";
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}
