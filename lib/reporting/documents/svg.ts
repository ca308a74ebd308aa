import { symbol } from "d3-shape";
import type { RatingSign } from "./rating-signs.ts";

/** A drawing, what it is called, what it shows, and the figures it was drawn from. */
export interface Picture {
  /** A whole svg element: a fixed size, no styles and no scripts, to stand in a page as it is. */
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  readonly table: { readonly head: string[]; readonly rows: string[][] };
}

export const INK = "#101418";
export const SOFT = "#4a5560";
export const RULE = "#cfd4d8";
/** As wide as the text of an A4 page, at forty to the centimetre. */
export const WIDTH = 680;
/** More than this are counted instead of listed, or cut: a page has no room for them. */
export const MOST_ROWS = 40;
export const SAME_FIGURES = "The same figures are in the table that follows.";
/** The size of the letters, about nine points in print. */
export const LETTERS = 13;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element with its attributes, escaped, and what is in it, which is markup already. Lengths are cut to a hundredth. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escaped(typeof value === "number" ? String(round(value)) : String(value))}"`);
  return `<${name}${written.join("")}>${content.join("")}</${name}>`;
}

/** A line of text. */
export function text(words: string, attributes: Attributes): string {
  return words && element("text", attributes, escaped(words));
}

/** The shape of a rating, with its middle at a point. */
export function shape({ shape: type, isOutline, colour }: RatingSign, x: number, y: number, size = 90): string {
  const path = symbol(type, size)() ?? "";
  const paint = isOutline ? { fill: "none", stroke: colour, "stroke-width": 1.8 } : { fill: colour };
  return element("path", { d: path, transform: `translate(${round(x)} ${round(y)})`, ...paint });
}

/** Room around a drawing: where the page is dark, it stands on a white of its own. */
const MARGIN = 6;

/** The whole drawing, with its title and its description for whoever cannot see it. The id has to be its own in the page. */
export function drawing(
  id: string,
  height: number,
  { title, description }: { readonly title: string; readonly description: string },
  ...content: readonly string[]
): string {
  const frame = { width: WIDTH + 2 * MARGIN, height: height + 2 * MARGIN };
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      viewBox: `${-MARGIN} ${-MARGIN} ${frame.width} ${round(frame.height)}`,
      ...frame,
      role: "img",
      "aria-labelledby": `${id}-title ${id}-description`,
      "font-family": '"Atkinson Hyperlegible Next", Arial, sans-serif',
      "font-size": LETTERS,
      fill: INK,
    },
    element("title", { id: `${id}-title` }, escaped(title)),
    element("desc", { id: `${id}-description` }, escaped(description)),
    // The colours are chosen for white.
    element("rect", { x: -MARGIN, y: -MARGIN, ...frame, fill: "#ffffff" }),
    ...content,
  );
}

/** What stands in a key: a mark drawn at a point, and what it means. */
export interface KeyItem {
  readonly mark: (x: number, y: number) => string;
  /** The letter that stands for it in a narrow place; empty where none does. */
  readonly letter: string;
  readonly words: string;
}

/** A key in as many lines as it needs, from a height downwards; with the height it ends at. */
export function key(items: readonly KeyItem[], top: number): { readonly markup: string; readonly bottom: number } {
  let [x, y] = [0, top];
  const markup = items.map(({ mark, letter, words }) => {
    const start = letter ? 42 : 24;
    const width = start + widthOf(words) + 22;
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + 22];
    const item =
      mark(x + 9, y + 10) + text(letter, { x: x + 24, y: y + 14.5 }) + text(words, { x: x + start, y: y + 14.5 });
    x += width;
    return item;
  });
  return { markup: markup.join(""), bottom: y + 24 };
}

/** About how wide a line of text is: generous, since no font can be measured here. */
export function widthOf(words: string, size = LETTERS): number {
  return words.length * size * 0.54;
}

/** "14 Jan 2027": a date in words, as short as it stands under a column. */
export function shortDate(words: string): string {
  return words.replace(/[A-Z][a-z]{3,}(?= \d{4}$)/, (month) => month.slice(0, 3));
}

/** Words in as few lines as fit a width. */
export function linesOf(words: string, width: number, size = LETTERS): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Text as it may stand in markup; characters that XML does not have are left out. */
export function escaped(words: string): string {
  return words
    .toWellFormed()
    .replace(NOT_IN_XML, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to leave out
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
