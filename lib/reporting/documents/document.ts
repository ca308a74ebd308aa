import { capitalised } from "#lib/core/text.ts";
import type { Status } from "#lib/status/rules.ts";
import type { DrawnMark } from "./drawing.ts";

/** A document as text. Page, print and Word lay it out, and none of them adds a word of its own. */
export interface ReportDocument {
  readonly partnership: string;
  readonly title: string;
  /** What it is for: the meeting with its day, or the period. */
  readonly occasion: string;
  readonly notices: readonly string[];
  readonly cover: readonly Fact[];
  readonly sections: readonly Section[];
}

/** A name with its text, of which each line is a paragraph, or a numbered item of a list. */
export interface Fact {
  readonly name: string;
  readonly text: string;
  readonly isList?: boolean;
}

export interface Section {
  readonly heading: string;
  readonly onNewPage?: boolean;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "text"; readonly text: string; readonly look?: "lead" | "source" }
  | HeadingBlock
  | { readonly kind: "quotation"; readonly text: string }
  | { readonly kind: "rating"; readonly shown: Status; readonly name: string; readonly rest: string }
  | { readonly kind: "facts"; readonly facts: readonly Fact[] }
  | { readonly kind: "lines"; readonly lines: readonly Line[] }
  | { readonly kind: "key"; readonly ratings: readonly KeyEntry[] }
  | TableBlock;

/** A text about a recommendation, in one line where it is short enough. */
export interface Line {
  readonly reference: string;
  readonly shortTitle: string;
  readonly words: string;
}

/** A rating and what it means. */
export interface KeyEntry {
  readonly shown: Status;
  readonly name: string;
  readonly meaning: string;
}

/** A heading under the heading of a section; with a reference it is where links to that recommendation lead in Word. */
export interface HeadingBlock {
  readonly kind: "heading";
  readonly level: 2 | 3;
  readonly text: string;
  readonly reference?: string;
}

export interface TableBlock {
  readonly kind: "table";
  readonly head: readonly string[];
  /** The widths of its columns in Word, in centimetres, 17 in total. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** The content of a cell; the notes are below, each on a line. A drawing shows what other cells of its row say in words. */
export type TableCell =
  | string
  | { readonly kind: "recommendation"; readonly reference: string; readonly shortTitle: string }
  | { readonly kind: "rating"; readonly shown: Status; readonly name: string; readonly notes: readonly string[] }
  | { readonly kind: "noted"; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: "drawing"; readonly marks: readonly DrawnMark[] };

/** A paragraph of a document. */
export function textBlock(text: string): Block {
  return { kind: "text", text };
}

/** A cell with the reference and the short title of a recommendation. */
export function recommendationCell({
  reference,
  shortTitle,
}: {
  readonly reference: string;
  readonly shortTitle: string;
}): TableCell {
  return { kind: "recommendation", reference, shortTitle };
}

/** A cell with a rating and its qualifiers, such as "silent for 193 days", as notes below it. */
export function ratingCell(shown: Status, name: string, qualifiers: readonly string[] = []): TableCell {
  return { kind: "rating", shown, name, notes: qualifiers.map(capitalised) };
}

/** A quotation, with quotation marks since the bar beside it is not read out by screen readers. Nothing for a blank text. */
export function quotationBlocks(words: string): Block[] {
  return words.trim() ? [{ kind: "quotation", text: `“${words.trim()}”` }] : [];
}

/** A line for each recommendation; the text for an empty list if there are none. */
export function lineBlocks(lines: readonly Line[], whenEmpty: string): Block[] {
  return lines.length === 0 ? [textBlock(whenEmpty)] : [{ kind: "lines", lines }];
}

/** The differences that were made, each with its source and its evidence; the text for an empty list if there are none. */
export function differenceBlocks(
  differences: readonly { readonly words: string; readonly source: string; readonly evidence: readonly string[] }[],
  whenEmpty: string,
): Block[] {
  if (differences.length === 0) return [textBlock(whenEmpty)];
  return differences.flatMap(({ words, source, evidence }) => [
    ...quotationBlocks(words),
    {
      kind: "text",
      look: "source",
      text:
        evidence.length > 0
          ? `${source}. Shown by: ${evidence.join("; ")}.`
          : `${source}. No evidence is linked to it.`,
    },
  ]);
}

/** The meaning of the ratings that occur in a document; nothing if none does. */
export function keyBlocks(key: readonly KeyEntry[], shown: readonly Status[]): Block[] {
  const ratings = key.filter((one) => shown.includes(one.shown));
  return ratings.length === 0 ? [] : [{ kind: "key", ratings }];
}
