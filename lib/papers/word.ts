import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  Tab,
  TabStopType,
  TextRun,
} from "docx";
import { dateInWords, instantInWords } from "#lib/core/clock.ts";
import { colours, numbering, page, styles, TEXT_WIDTH } from "#lib/documents/word-look.ts";
import type { Paper } from "./rules.ts";
import { type Issued, TRIAL, versionInWords } from "./word-cover.ts";
import { wholeFile } from "./word-file.ts";
import { sectionsOf } from "./word-sections.ts";

/**
 * A board paper as a Word document: a draft, or an issued one with what was removed from it since. The same paper gives
 * the same bytes.
 */
export async function wordOf(paper: Paper, issued: Issued | null): Promise<Buffer> {
  const { cover, meeting, partnership, scopeName, asAt } = paper;
  const sections = await sectionsOf(paper, issued);
  const footer = footerOf(paper, issued);
  const document = new Document({
    title: cover.title,
    creator: cover.author,
    lastModifiedBy: cover.author,
    subject: `${meeting.title}, ${dateInWords(meeting.heldOn)}`,
    description: `${partnership}. ${scopeName}, as at ${instantInWords(asAt)}. ${versionInWords(issued)}.`,
    styles,
    numbering,
    sections: [
      {
        // The cover says in large what the header says on the pages after it.
        properties: { page, titlePage: true },
        headers: { default: headerOf(paper) },
        footers: { default: footer, first: footer },
        children: [...sections.cover, ...sections.pictures],
      },
    ],
  });
  return wholeFile(document, sections, new Date(asAt));
}

const LONGEST_LINE = 92;

function headerOf({ partnership, cover }: Paper): Header {
  const title =
    cover.title.length > LONGEST_LINE ? `${cover.title.slice(0, LONGEST_LINE - 1).trimEnd()}…` : cover.title;
  const fitsInOne = partnership.length + title.length < LONGEST_LINE;
  const border = { bottom: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.rule } };
  if (fitsInOne) return new Header({ children: [edge([new TextRun(partnership), tab(), new TextRun(title)], border)] });
  return new Header({ children: [edge([new TextRun(partnership)]), edge([new TextRun(title)], border)] });
}

function footerOf({ marking, isTrial, meeting }: Paper, issued: Issued | null): Footer {
  const pages = ["Page ", PageNumber.CURRENT, " of ", PageNumber.TOTAL_PAGES];
  const version = [versionInWords(issued), ...(isTrial ? [TRIAL] : [])].join(" · ");
  const border = { top: { style: BorderStyle.SINGLE, size: 4, space: 4, color: colours.rule } };
  return new Footer({
    children: [
      edge(
        [new TextRun({ text: marking, bold: true, color: colours.ink }), tab(), new TextRun({ children: pages })],
        border,
      ),
      edge([new TextRun({ text: version, bold: true }), tab(), new TextRun(dateInWords(meeting.heldOn))]),
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
