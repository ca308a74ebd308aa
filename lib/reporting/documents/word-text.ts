import { Bookmark, BookmarkEnd, BookmarkStart, HeadingLevel, InternalHyperlink, Paragraph, TextRun } from "docx";
import type { Status } from "#lib/status/rules.ts";
import { ratingSigns } from "./rating-signs.ts";
import { colours } from "./word-styles.ts";

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** A heading, which a link can lead to where it has a bookmark: a number above zero, used once in a document. */
export function heading(level: 1 | 2 | 3, text: string, { onNewPage = false, bookmark = 0 } = {}): Paragraph {
  const words = new TextRun(text);
  const children = [bookmark ? new NumberedBookmark(bookmark, words) : words];
  return new Paragraph({ heading: levels[level], pageBreakBefore: onNewPage, children });
}

/** docx numbers its bookmarks across documents; a number of its own lets the same content give the same bytes. */
class NumberedBookmark extends Bookmark {
  override readonly start: BookmarkStart;
  override readonly end: BookmarkEnd;

  constructor(bookmark: number, words: TextRun) {
    super({ id: bookmarkName(bookmark), children: [words] });
    this.start = new BookmarkStart(bookmarkName(bookmark), bookmark);
    this.end = new BookmarkEnd(bookmark);
  }
}

/** A paragraph for each line of a text that is not blank; numbered where a list is given (see `numbering`). */
export function paragraphs(text: string, style = "Normal", list?: string): Paragraph[] {
  return text
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "")
    .map(
      (line) =>
        new Paragraph({
          style,
          text: line.trim(),
          ...(list && { numbering: { reference: list, level: 0, instance: 0 } }),
        }),
    );
}

/** For a table cell: a reference, linked to the heading with its bookmark if there is one, and the short title below it. */
export function referenceAndTitle(reference: string, shortTitle: string, bookmark: number | undefined): Paragraph[] {
  const words = new TextRun({ text: reference, bold: true, ...(bookmark && { style: "Hyperlink" }) });
  const first = bookmark ? new InternalHyperlink({ anchor: bookmarkName(bookmark), children: [words] }) : words;
  return [new Paragraph({ style: "Cell", children: [first] }), new Paragraph({ style: "Cell", text: shortTitle })];
}

function bookmarkName(bookmark: number): string {
  return `recommendation_${bookmark}`;
}

/** The symbol and the name of a rating, in its colour. */
export function ratingRuns(shown: Status, name: string): TextRun[] {
  const { sign, colour } = ratingSigns[shown];
  const color = colour.slice(1);
  return [
    // Windows has all the symbols in this font; elsewhere Word takes another font that has them.
    new TextRun({ text: `${sign}\u00a0`, color, font: "Segoe UI Symbol" }),
    new TextRun({ text: name, color, bold: true }),
  ];
}

/** The qualifiers of a rating, such as "Silent for 193 days", as notes below it in a table cell. */
export function qualifierNotes(qualifiers: readonly string[]): Paragraph[] {
  return qualifiers.map(
    (text) => new Paragraph({ style: "TableNote", children: [new TextRun({ text, color: colours.warn })] }),
  );
}
