import { symbol } from "d3-shape";
import type { RatingSign } from "./rating-signs.ts";

/** A drawing with its text alternatives. */
export interface Picture {
  /** A complete svg element of fixed size, without styles and scripts, safe to embed in a page. */
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  /** The figures that were drawn. */
  readonly table: { readonly head: string[]; readonly rows: string[][] };
}

export const TEXT_COLOUR = "#101418";
export const MUTED_COLOUR = "#4a5560";
export const LINE_COLOUR = "#cfd4d8";
/** The width of the text of an A4 page, at 40 units per centimetre. */
export const WIDTH = 680;
/** The most rows that a drawing has room for on a page; the rest is left out or summarised. */
export const MAX_ROWS = 40;
export const SAME_FIGURES = "The same figures are in the table that follows.";
/** The font size, about nine points in print. */
export const FONT_SIZE = 13;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An XML element. Attributes are escaped and numbers rounded to two places; the content is markup already. */
export function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(typeof value === "number" ? String(round(value)) : String(value))}"`);
  return `<${name}${written.join("")}>${content.join("")}</${name}>`;
}

/** A line of text; empty for an empty one. */
export function text(words: string, attributes: Attributes): string {
  return words && element("text", attributes, escapeXml(words));
}

/** The symbol of a rating, centred on a point. */
export function shape({ shape: type, isOutline, colour }: RatingSign, x: number, y: number, size = 90): string {
  const path = symbol(type, size)() ?? "";
  const paint = isOutline ? { fill: "none", stroke: colour, "stroke-width": 1.8 } : { fill: colour };
  return element("path", { d: path, transform: `translate(${round(x)} ${round(y)})`, ...paint });
}

/** Space around a drawing, so that its white background is visible on a dark page. */
const MARGIN = 6;

/** A complete drawing, with title and description for screen readers. The id must be unique in the page. */
export function svgDrawing(
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
      "font-size": FONT_SIZE,
      fill: TEXT_COLOUR,
    },
    element("title", { id: `${id}-title` }, escapeXml(title)),
    element("desc", { id: `${id}-description` }, escapeXml(description)),
    // The colours have enough contrast on white only.
    element("rect", { x: -MARGIN, y: -MARGIN, ...frame, fill: "#ffffff" }),
    ...content,
  );
}

/** An entry of the legend. */
export interface LegendItem {
  /** Draws the mark centred on a point. */
  readonly mark: (x: number, y: number) => string;
  /** The abbreviation used in narrow cells, if any; otherwise empty. */
  readonly letter: string;
  readonly words: string;
}

/** A legend from a height downwards, in as many lines as needed, and the height at which it ends. */
export function legend(
  items: readonly LegendItem[],
  top: number,
): { readonly markup: string; readonly bottom: number } {
  let [x, y] = [0, top];
  const markup = items.map(({ mark, letter, words }) => {
    const start = letter ? 42 : 24;
    const width = start + estimateWidth(words) + 22;
    if (x > 0 && x + width > WIDTH) [x, y] = [0, y + 22];
    const item =
      mark(x + 9, y + 10) + text(letter, { x: x + 24, y: y + 14.5 }) + text(words, { x: x + start, y: y + 14.5 });
    x += width;
    return item;
  });
  return { markup: markup.join(""), bottom: y + 24 };
}

/** An upper estimate of the width of a line of text, since fonts cannot be measured here. */
export function estimateWidth(words: string, size = FONT_SIZE): number {
  return words.length * size * 0.54;
}

/** A date such as "14 January 2027" with its month abbreviated: "14 Jan 2027". */
export function shortDate(words: string): string {
  return words.replace(/[A-Z][a-z]{3,}(?= \d{4}$)/, (month) => month.slice(0, 3));
}

/** A text broken into lines of at most a width; a longer word has a line of its own. */
export function wrapText(words: string, width: number, size = FONT_SIZE): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && estimateWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Text escaped for XML, without the characters that XML does not allow. */
export function escapeXml(words: string): string {
  return words
    .toWellFormed()
    .replace(NOT_IN_XML, "")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const NOT_IN_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function round(length: number): number {
  return Math.round(length * 100) / 100;
}
