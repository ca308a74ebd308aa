import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
} from "docx";

/** Twentieths of a point to the centimetre. */
export const CM = 567;
/** The width of the text of an A4 page between margins of two centimetres. */
export const TEXT_WIDTH = 17 * CM;

export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2.7 * CM, bottom: 2.3 * CM, left: 2 * CM, right: 2 * CM, header: 1 * CM, footer: 0.9 * CM },
} as const;

export const colours = {
  ink: "101418",
  soft: "4A5560",
  rule: "CFD4D8",
  warm: "F6F3EC",
  teal: "0C4F5A",
  honey: "FFD043",
  warn: "A3211B",
} as const;

/** Everybody has it, or letters of the same widths. */
export const FONT = "Arial";

const points = (size: number) => size * 2;
const after = (size: number, before = 0, line = 264) => ({
  before: before * 20,
  after: size * 20,
  line,
  lineRule: LineRuleType.AUTO,
});
const heading = (outlineLevel: number, size: number, spacing: ReturnType<typeof after>) => ({
  run: { size: points(size), bold: true, color: colours.teal, font: FONT },
  paragraph: { spacing, keepNext: true, keepLines: true, outlineLevel },
});
const basedOn = (name: string) => ({ name, basedOn: "Normal", quickFormat: true });
const quoted = { left: 0.45 * CM, right: 0.5 * CM };

/** The styles of the paper: Word's own for headings, so that its navigation, a screen reader and a PDF know them. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: points(11), color: colours.ink, language: { value: "en-GB", eastAsia: "en-GB" } },
      paragraph: { spacing: after(7) },
    },
    title: {
      run: { size: points(24), bold: true, color: colours.ink },
      paragraph: { spacing: after(4, 4, 245), keepNext: true },
    },
    heading1: heading(0, 16, after(6, 20)),
    heading2: heading(1, 13, after(5, 16)),
    heading3: heading(2, 11, after(3, 11)),
    hyperlink: { run: { color: colours.teal, underline: { type: "single" } } },
    listParagraph: { paragraph: { spacing: after(3) } },
  },
  paragraphStyles: [
    {
      id: "Partnership",
      ...basedOn("Partnership"),
      run: { bold: true, color: colours.soft },
      paragraph: { spacing: after(2) },
    },
    {
      id: "Meeting",
      ...basedOn("Meeting"),
      run: { size: points(14), color: colours.soft },
      paragraph: { spacing: after(12) },
    },
    {
      id: "Notice",
      ...basedOn("Notice"),
      paragraph: {
        spacing: after(6),
        indent: { left: 0.25 * CM },
        border: { left: { style: BorderStyle.SINGLE, size: 36, space: 6, color: colours.honey } },
      },
    },
    {
      id: "Quotation",
      ...basedOn("Quotation"),
      run: { size: points(12) },
      paragraph: {
        spacing: after(3, 4),
        indent: quoted,
        keepNext: true,
        keepLines: true,
        border: { left: { style: BorderStyle.SINGLE, size: 24, space: 8, color: colours.honey } },
      },
    },
    {
      id: "Source",
      ...basedOn("Source"),
      run: { size: points(9.5), color: colours.soft },
      paragraph: { spacing: after(10), indent: quoted },
    },
    { id: "Lead", ...basedOn("Lead"), run: { size: points(12) }, paragraph: { spacing: after(10) } },
    {
      id: "Cell",
      ...basedOn("Table text"),
      run: { size: points(9.5) },
      paragraph: { spacing: after(1.5, 0, 245) },
    },
    {
      id: "Beside",
      ...basedOn("Table note"),
      run: { size: points(9), color: colours.soft },
      paragraph: { spacing: after(1, 0, 245) },
    },
    {
      id: "CellHead",
      ...basedOn("Table heading"),
      run: { size: points(9.5), bold: true },
      paragraph: { spacing: after(1.5), keepNext: true },
    },
    { id: "Label", ...basedOn("Label"), run: { bold: true, size: points(10.5) }, paragraph: { spacing: after(2) } },
    { id: "Value", ...basedOn("Value"), run: { size: points(10.5) }, paragraph: { spacing: after(3) } },
    {
      id: "Edge",
      ...basedOn("Header and footer"),
      run: { size: points(9), color: colours.soft },
      paragraph: { spacing: after(0) },
    },
  ],
};

/** The list of what the Executive is asked to do. */
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
