import {
  Bookmark,
  BookmarkEnd,
  BookmarkStart,
  BorderStyle,
  HeadingLevel,
  InternalHyperlink,
  Paragraph,
  ShadingType,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import type { Status } from "#lib/status/rules.ts";
import type { KeyEntry, Line } from "./document.ts";
import { ratingSigns } from "./rating-signs.ts";
import { colours, LINE_INDENT } from "./word-styles.ts";

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

/** For a table cell: a reference, linked to the heading with its bookmark if there is one, and the short title. */
export function referenceAndTitle(reference: string, shortTitle: string, bookmark: number | undefined): Paragraph[] {
  return [
    new Paragraph({ style: "Cell", children: [referenceRun(reference, bookmark), new TextRun(` ${shortTitle}`)] }),
  ];
}

/** A text about a recommendation, behind its reference and its short title. */
export function lineParagraph({ reference, shortTitle, words }: Line, bookmark: number | undefined): Paragraph {
  return new Paragraph({
    style: "Line",
    tabStops: [{ type: TabStopType.LEFT, position: LINE_INDENT }],
    children: [
      referenceRun(reference, bookmark),
      new TextRun({ children: [new Tab()] }),
      new TextRun({ text: `${shortTitle}. `, bold: true }),
      new TextRun(words),
    ],
  });
}

function referenceRun(reference: string, bookmark: number | undefined): TextRun | InternalHyperlink {
  const words = new TextRun({ text: reference, bold: true, ...(bookmark && { style: "Hyperlink" }) });
  return bookmark ? new InternalHyperlink({ anchor: bookmarkName(bookmark), children: [words] }) : words;
}

function bookmarkName(bookmark: number): string {
  return `recommendation_${bookmark}`;
}

/** The symbol and the name of a rating, in its colour on its tint, or in an outline. */
export function ratingRuns(shown: Status, name: string): TextRun[] {
  const { sign, colour, tint } = ratingSigns[shown];
  const look = {
    color: colour.slice(1),
    ...(tint
      ? { shading: { type: ShadingType.CLEAR, fill: tint.slice(1), color: "auto" } }
      : { border: { style: BorderStyle.SINGLE, size: 4, space: 0, color: colours.soft } }),
  };
  // Windows has all the symbols in this font; elsewhere Word takes another font that has them.
  return [signRun(` ${sign} `, look), new TextRun({ ...look, text: `${name} `, bold: true })];
}

function signRun(text: string, look: { readonly color: string }): TextRun {
  return new TextRun({ ...look, text, font: "Segoe UI Symbol" });
}

/** The meaning of each rating, one behind the other. */
export function keyParagraph(ratings: readonly KeyEntry[]): Paragraph {
  return new Paragraph({
    style: "Key",
    keepLines: true,
    children: [
      new TextRun({ text: "Key ", bold: true, color: colours.ink }),
      ...ratings.flatMap(({ shown, name, meaning }) => {
        const color = ratingSigns[shown].colour.slice(1);
        return [
          signRun(` ${ratingSigns[shown].sign} `, { color }),
          new TextRun({ text: name, bold: true, color }),
          new TextRun(` ${meaning} `),
        ];
      }),
    ],
  });
}

/** The qualifiers of a rating, such as "Silent for 193 days", as notes below it in a table cell. */
export function qualifierNotes(qualifiers: readonly string[]): Paragraph[] {
  return qualifiers.map(
    (text) => new Paragraph({ style: "TableNote", children: [new TextRun({ text, color: colours.red })] }),
  );
}
