import { Document } from "docx";
import { formatDate, formatInstant } from "#lib/core/clock.ts";
import { pageWith } from "#lib/reporting/documents/word-edges.ts";
import { wholeFile } from "#lib/reporting/documents/word-file.ts";
import { numbering, styles } from "#lib/reporting/documents/word-look.ts";
import type { Paper } from "./rules.ts";
import { type Issued, versionInWords } from "./word-cover.ts";
import { sectionsOf } from "./word-sections.ts";

/**
 * A board paper as a Word document: a draft, or an issued one with what was removed from it since. The same paper gives
 * the same bytes.
 */
export async function wordOf(paper: Paper, issued: Issued | null): Promise<Buffer> {
  const { cover, meeting, partnership, marking, isTrial, scopeName, asAt } = paper;
  const sections = await sectionsOf(paper, issued);
  const version = versionInWords(issued);
  const document = new Document({
    title: cover.title,
    creator: cover.author,
    lastModifiedBy: cover.author,
    subject: `${meeting.title}, ${formatDate(meeting.heldOn)}`,
    description: `${partnership}. ${scopeName}, as at ${formatInstant(asAt)}. ${version}.`,
    styles,
    numbering,
    sections: [
      {
        ...pageWith({ partnership, title: cover.title, marking, isTrial, version, day: meeting.heldOn }),
        children: [...sections.cover, ...sections.pictures],
      },
    ],
  });
  return wholeFile(document, sections, new Date(asAt));
}
