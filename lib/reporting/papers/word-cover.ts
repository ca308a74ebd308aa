import { Paragraph, type Table } from "docx";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import { TRIAL } from "#lib/reporting/documents/word-edges.ts";
import { paragraphs, particulars } from "#lib/reporting/documents/word-parts.ts";
import { type Paper, purposeNames } from "./rules.ts";

/** Which version of which paper it is; null for a draft. */
export interface Issued {
  readonly number: number;
  readonly version: number;
  /** What has been removed since, a sentence each. */
  readonly redactions: readonly string[];
}

/** The version as it stands on the cover and in the footer of each page. */
export function versionInWords(issued: Issued | null): string {
  return issued ? `Issued paper ${issued.number}, version ${issued.version}` : "DRAFT";
}

/** The cover: whose paper it is and of what, what was removed from it, and the cover sheet as a table. */
export function cover(
  { partnership, marking, isTrial, meeting, cover: sheet, scopeName, asAt }: Paper,
  issued: Issued | null,
): (Paragraph | Table)[] {
  const notices = [
    ...(isTrial ? [`${TRIAL}. What it says may be made up.`] : []),
    issued ? `${versionInWords(issued)}.` : "DRAFT. Not issued yet: it may still change.",
    ...(issued?.redactions ?? []),
  ];
  const said = (text: string, otherwise: string) => paragraphs(text.trim() || otherwise, "Value");
  return [
    new Paragraph({ style: "Partnership", text: partnership }),
    new Paragraph({ style: "Title", text: sheet.title }),
    new Paragraph({ style: "Meeting", text: `${meeting.title}, ${formatDate(meeting.heldOn)}` }),
    ...notices.flatMap((notice) => paragraphs(notice, "Notice")),
    particulars([
      ["Meeting", said(meeting.title, "Not named")],
      ["Date", said(formatDate(meeting.heldOn), "")],
      ["Agenda item", said(sheet.agendaItem, "Not numbered yet")],
      ["Title", said(sheet.title, "")],
      ["Author", said(sheet.author, "Not named")],
      ["Sponsor", said(sheet.sponsor, "Not named")],
      ["Purpose", said(purposeNames[sheet.purpose], "")],
      ["What it covers", said(scopeName, "")],
      ["Data as at", said(formatInstant(asAt), "")],
      ["Marking", said(marking, "None")],
      [
        "The Executive is asked to decide",
        sheet.asks.trim() ? paragraphs(sheet.asks, "Value", "asks") : said("", "Nothing is asked of the Executive."),
      ],
      ["Executive summary", said(sheet.summary, "None written.")],
      ["Risks", said(sheet.risks, "None written.")],
    ]),
  ];
}
