import {
  AlignmentType,
  BorderStyle,
  Footer,
  Header,
  type ISectionOptions,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { type CalendarDate, formatDate, formatInstant } from "#lib/core/clock.ts";
import { type Marks, TRIAL_MARK } from "#lib/reporting/exports/marks.ts";
import { colours, page, TEXT_WIDTH } from "./word-styles.ts";

/** What the header and the footer of each page say besides the marks. */
export interface PageLabels {
  /** Such as "DRAFT". */
  readonly version: string;
  /** The day of the meeting, or the last day of the year reported on. */
  readonly day: CalendarDate;
}

/** An A4 page with header and footer. The first page has no header, since the cover says the same. */
export function pageLayout(marks: Marks, labels: PageLabels): Omit<ISectionOptions, "children"> {
  const footer = footerOf(marks, labels);
  return {
    properties: { page, titlePage: true },
    headers: { default: headerOf(marks) },
    footers: { default: footer, first: footer },
  };
}

/** About as many characters as fit on a line of the header. */
const MAX_LINE_LENGTH = 92;

function headerOf({ partnership, title: fullTitle }: Marks): Header {
  const title =
    fullTitle.length > MAX_LINE_LENGTH ? `${fullTitle.slice(0, MAX_LINE_LENGTH - 1).trimEnd()}…` : fullTitle;
  const fitsOnOneLine = partnership.length + title.length < MAX_LINE_LENGTH;
  const border = { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.rule } };
  if (fitsOnOneLine)
    return new Header({ children: [line([new TextRun(partnership), tab(), new TextRun(title)], border)] });
  return new Header({ children: [line([new TextRun(partnership)]), line([new TextRun(title)], border)] });
}

function footerOf({ marking, isTrial, asAt }: Marks, { version, day }: PageLabels): Footer {
  const pages = ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES];
  const words = [version, ...(isTrial ? [TRIAL_MARK] : []), `as at ${formatInstant(asAt)}`].join(" · ");
  const border = { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.rule } };
  return new Footer({
    children: [
      line(
        [new TextRun({ text: marking, bold: true, color: colours.ink }), tab(), new TextRun({ children: pages })],
        border,
      ),
      line([new TextRun({ text: words, bold: true }), tab(), new TextRun(formatDate(day))]),
    ],
  });
}

function line(children: readonly TextRun[], border = {}): Paragraph {
  return new Paragraph({
    style: "HeaderFooter",
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    border,
    children,
  });
}

function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}
