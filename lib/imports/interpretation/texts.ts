/** A line break, a blank that is no plain one, two blanks, or one at an end. */
const isSpaced = /[^\S ]|\u00a0| {2}|^ | $/;

/** A text in one line, without blanks at its ends. */
export function oneLine(text: string): string {
  if (!isSpaced.test(text)) return text;
  return text.replace(/[\s\u00a0]+/g, " ").trim();
}

/** A text in the form in which texts are compared: one line, lower case, plain quotation marks and dashes. */
export function folded(text: string): string {
  return oneLine(text)
    .toLowerCase()
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑–—]/g, "-");
}

/** The lines of a text that are not empty, each without blanks at its ends. */
export function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => oneLine(line))
    .filter(Boolean);
}

/** A text with its lines kept, and without empty ones. */
export function tidied(text: string): string {
  return linesOf(text).join("\n");
}

/** How long the words of a key in `PlanAsk` may get. */
const LONGEST_KEY = 120;

/** A text as a part of a key that is the same in the next version of the file. */
export function keyOf(text: string): string {
  return folded(text).slice(0, LONGEST_KEY);
}
