/** The id in a URL segment. Returns 0, which no row has, for anything but a positive whole number. */
export function parseId(segment: string): number {
  return /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : 0;
}
