/** The row that a part of an address names: nought, which no row has, where it is written in any other way than as its number. */
export function parseId(part: string): number {
  return /^[1-9]\d{0,14}$/.test(part) ? Number(part) : 0;
}
