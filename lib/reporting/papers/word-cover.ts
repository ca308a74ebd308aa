import { Paragraph } from "docx";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import type { Blocks } from "#lib/reporting/documents/word-file.ts";
import { detailsTable } from "#lib/reporting/documents/word-tables.ts";
import { paragraphs } from "#lib/reporting/documents/word-text.ts";
import { TRIAL_MARK } from "#lib/reporting/exports/marks.ts";
import { type Paper, purposeNames } from "./rules.ts";

/** The number and version of an issued paper. */
export interface Issued {
  readonly number: number;
  readonly version: number;
  /** A sentence for each passage removed since it was issued. */
  readonly redactions: readonly string[];
}

/** The version as shown on the cover and in the footer of each page. */
export function versionLabel(issued: Issued | null): string {
  return issued ? `Issued paper ${issued.number}, version ${issued.version}` : "DRAFT";
}

/** The cover: the partnership, the title, notices such as removed passages, and the cover sheet as a table. */
export function buildCover(
  { partnership, marking, isTrial, meeting, cover: sheet, scopeName, asAt }: Paper,
  issued: Issued | null,
): Blocks {
  const notices = [
    ...(isTrial ? [`${TRIAL_MARK}. What it says may be made up.`] : []),
    issued ? `${versionLabel(issued)}.` : "DRAFT. Not issued yet: it may still change.",
    ...(issued?.redactions ?? []),
  ];
  const value = (text: string, whenBlank: string) => paragraphs(text.trim() || whenBlank, "Value");
  return [
    new Paragraph({ style: "Partnership", text: partnership }),
    new Paragraph({ style: "Title", text: sheet.title }),
    new Paragraph({ style: "Meeting", text: `${meeting.title}, ${formatDate(meeting.heldOn)}` }),
    ...notices.flatMap((notice) => paragraphs(notice, "Notice")),
    detailsTable([
      ["Meeting", value(meeting.title, "Not named")],
      ["Date", value(formatDate(meeting.heldOn), "")],
      ["Agenda item", value(sheet.agendaItem, "Not numbered yet")],
      ["Title", value(sheet.title, "")],
      ["Author", value(sheet.author, "Not named")],
      ["Sponsor", value(sheet.sponsor, "Not named")],
      ["Purpose", value(purposeNames[sheet.purpose], "")],
      ["What it covers", value(scopeName, "")],
      ["Data as at", value(formatInstant(asAt), "")],
      ["Marking", value(marking, "None")],
      [
        "The Executive is asked to decide",
        sheet.asks.trim() ? paragraphs(sheet.asks, "Value", "asks") : value("", "Nothing is asked of the Executive."),
      ],
      ["Executive summary", value(sheet.summary, "None written.")],
      ["Risks", value(sheet.risks, "None written.")],
    ]),
  ];
}
