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
import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { colours, page, TEXT_WIDTH } from "./word-look.ts";

/** How a trial is marked on paper. */
export const TRIAL = "Trial, not for use";

/** What stands at the edges of each page. */
export interface Edges {
  readonly partnership: string;
  readonly title: string;
  readonly marking: string;
  readonly isTrial: boolean;
  /** Which version it is, such as "DRAFT". */
  readonly version: string;
  /** The day that it is for. */
  readonly day: CalendarDate;
}

/** The A4 page with its header and footer. The cover says in large what the header says on the pages after it. */
export function pageWith(edges: Edges): Omit<ISectionOptions, "children"> {
  const footer = footerOf(edges);
  return {
    properties: { page, titlePage: true },
    headers: { default: headerOf(edges.partnership, edges.title) },
    footers: { default: footer, first: footer },
  };
}

const LONGEST_LINE = 92;

function headerOf(partnership: string, whole: string): Header {
  const title = whole.length > LONGEST_LINE ? `${whole.slice(0, LONGEST_LINE - 1).trimEnd()}…` : whole;
  const fitsInOne = partnership.length + title.length < LONGEST_LINE;
  const border = { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.rule } };
  if (fitsInOne) return new Header({ children: [edge([new TextRun(partnership), tab(), new TextRun(title)], border)] });
  return new Header({ children: [edge([new TextRun(partnership)]), edge([new TextRun(title)], border)] });
}

function footerOf({ marking, isTrial, version, day }: Edges): Footer {
  const pages = ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES];
  const words = [version, ...(isTrial ? [TRIAL] : [])].join(" · ");
  const border = { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.rule } };
  return new Footer({
    children: [
      edge(
        [new TextRun({ text: marking, bold: true, color: colours.ink }), tab(), new TextRun({ children: pages })],
        border,
      ),
      edge([new TextRun({ text: words, bold: true }), tab(), new TextRun(formatDate(day))]),
    ],
  });
}

function edge(children: readonly TextRun[], border = {}): Paragraph {
  return new Paragraph({
    style: "Edge",
    alignment: AlignmentType.LEFT,
    tabStops: [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }],
    border,
    children,
  });
}

function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}
