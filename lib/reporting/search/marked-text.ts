/** A part of a text, and whether the search found it. */
export interface MarkedPart {
  /** Where it begins in the text. */
  readonly start: number;
  readonly text: string;
  readonly isFound: boolean;
}

/** What the index puts before and after each match: no text has control characters of this kind. */
export const MARK_START = "\u0002";
export const MARK_END = "\u0003";

/** A text with its matches between the two marks, in parts. */
export function markedParts(text: string): MarkedPart[] {
  const parts: MarkedPart[] = [];
  let start = 0;
  for (const [index, piece] of text.split(MARK_START).entries()) {
    const end = index === 0 ? -1 : piece.indexOf(MARK_END);
    const found = piece.slice(0, Math.max(0, end));
    const rest = piece.slice(end + 1).replaceAll(MARK_END, "");
    if (found) parts.push({ start, text: found, isFound: true });
    if (rest) parts.push({ start: start + found.length, text: rest, isFound: false });
    start += found.length + rest.length;
  }
  return parts;
}
