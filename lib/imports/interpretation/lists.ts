import { linesOf, oneLine } from "./texts.ts";

/** The mark of an item. A capital with a full stop is none: "A. Marsh" is a name. */
const mark = /^(?:[-–—•·▪●○◦‣⁃∙*➢➔→✓]|o(?=\s)|\(?\d{1,2}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)])\s+(?=\S)/;

/** A text as the lines of a list. */
export interface List {
  /** What comes before the first marked line; "" if no line is marked. */
  readonly lead: string;
  /** The items without their marks; without marks, the lines. */
  readonly items: readonly string[];
  readonly isMarked: boolean;
}

/** A text as a list: by its bullets or numbers, where a line without one goes on with the item before; or else by lines. */
export function listOf(text: string): List {
  const lines = linesOf(text);
  if (!lines.some((line) => mark.test(line))) return { lead: "", items: lines, isMarked: false };
  const lead: string[] = [];
  const items: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(oneLine(line.replace(mark, "")));
    else if (items.length === 0) lead.push(line);
    else items.push(`${items.pop()}\n${line}`);
  }
  return { lead: lead.join("\n"), items, isMarked: true };
}

/** A text of one item without its mark. */
export function withoutMark(text: string): string {
  const { lead, items } = listOf(text);
  return lead === "" && items.length === 1 ? (items[0] ?? "") : linesOf(text).join("\n");
}
