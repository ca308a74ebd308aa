import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx";

/** A centimetre in twentieths of a point, the unit of Word. */
export const CM = 567;
/** The width of an A4 page between margins of two centimetres. */
export const TEXT_WIDTH = 17 * CM;

export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2.7 * CM, bottom: 2.3 * CM, left: 2 * CM, right: 2 * CM, header: 1 * CM, footer: 0.9 * CM },
} as const;

/** The colours of the pages in light mode (app/theme.css). */
export const colours = {
  ink: "101418",
  soft: "4A5560",
  rule: "D9DEE1",
  wash: "F4F5F3",
  brand: "0C4F5A",
  focus: "FFD043",
  red: "93190F",
} as const;

/** Available everywhere, or replaced by a font with the same widths. */
export const FONT = "Arial";

/** Word counts font sizes in half points. */
const points = (size: number) => size * 2;
/** Space after and before a paragraph in points, and line height in 240ths of a line. */
const spacing = (size: number, before = 0, line = 264) => ({
  before: before * 20,
  after: size * 20,
  line,
  lineRule: LineRuleType.AUTO,
});
const heading = (outlineLevel: number, size: number, space: ReturnType<typeof spacing>) => ({
  run: { size: points(size), bold: true, color: colours.ink, font: FONT },
  paragraph: { spacing: space, keepNext: true, keepLines: true, outlineLevel },
});
const basedOn = (name: string) => ({ name, basedOn: "Normal", quickFormat: true });
/** The indent of a line about a recommendation, behind its reference. */
export const LINE_INDENT = 1.9 * CM;
const quotationIndent = { left: 0.45 * CM, right: 0.5 * CM };

/** Headings have Word's own styles, so that its navigation pane, screen readers and PDF export recognise them. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: points(10.5), color: colours.ink, language: { value: "en-GB", eastAsia: "en-GB" } },
      paragraph: { spacing: spacing(5) },
    },
    title: {
      run: { size: points(22), bold: true, color: colours.ink },
      paragraph: { spacing: spacing(4, 4, 245), keepNext: true },
    },
    heading1: heading(0, 15, spacing(5, 16)),
    heading2: heading(1, 12, spacing(3, 12)),
    heading3: heading(2, 10.5, spacing(2, 7)),
    hyperlink: { run: { color: colours.brand, underline: { type: "single" } } },
    listParagraph: { paragraph: { spacing: spacing(3) } },
  },
  paragraphStyles: [
    {
      id: "Partnership",
      ...basedOn("Partnership"),
      run: { bold: true, color: colours.soft },
      paragraph: { spacing: spacing(2) },
    },
    {
      id: "Meeting",
      ...basedOn("Meeting"),
      run: { size: points(14), color: colours.soft },
      paragraph: { spacing: spacing(12) },
    },
    {
      id: "Notice",
      ...basedOn("Notice"),
      paragraph: {
        spacing: spacing(6),
        indent: { left: 0.25 * CM },
        border: { left: { style: BorderStyle.SINGLE, size: 36, space: 6, color: colours.focus } },
      },
    },
    {
      id: "Quotation",
      ...basedOn("Quotation"),
      run: { size: points(11) },
      paragraph: {
        spacing: spacing(3, 3),
        indent: quotationIndent,
        keepNext: true,
        keepLines: true,
        border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: colours.focus } },
      },
    },
    {
      id: "Source",
      ...basedOn("Source"),
      run: { size: points(9.5), color: colours.soft },
      paragraph: { spacing: spacing(6), indent: quotationIndent, keepNext: true },
    },
    { id: "Lead", ...basedOn("Lead"), run: { size: points(11.5) }, paragraph: { spacing: spacing(8) } },
    {
      id: "Line",
      ...basedOn("Line"),
      run: { size: points(10) },
      paragraph: {
        spacing: spacing(4),
        indent: { left: LINE_INDENT, hanging: LINE_INDENT },
        keepLines: true,
      },
    },
    {
      id: "Key",
      ...basedOn("Key"),
      run: { size: points(8.5), color: colours.soft },
      paragraph: { spacing: spacing(8, 6, 245) },
    },
    {
      id: "Cell",
      ...basedOn("Table text"),
      run: { size: points(9.5) },
      paragraph: { spacing: spacing(1.5, 0, 245) },
    },
    {
      id: "TableNote",
      ...basedOn("Table note"),
      run: { size: points(9), color: colours.soft },
      paragraph: { spacing: spacing(1, 0, 245) },
    },
    {
      id: "TableHeading",
      ...basedOn("Table heading"),
      run: { size: points(8.5), bold: true, color: colours.soft },
      paragraph: { spacing: spacing(1, 0, 245), keepNext: true },
    },
    {
      id: "Label",
      ...basedOn("Label"),
      run: { size: points(9.5), color: colours.soft },
      paragraph: { spacing: spacing(1, 0, 250) },
    },
    { id: "Value", ...basedOn("Value"), run: { size: points(10) }, paragraph: { spacing: spacing(1.5, 0, 250) } },
    {
      id: "HeaderFooter",
      ...basedOn("Header and footer"),
      run: { size: points(9), color: colours.soft },
      paragraph: { spacing: spacing(0) },
    },
  ],
};

/** The numbered list "asks", for what the Executive is asked to do. */
export const numbering: INumberingOptions = {
  config: [
    {
      reference: "asks",
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: "%1.",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 0.65 * CM, hanging: 0.65 * CM } } },
        },
      ],
    },
  ],
};
