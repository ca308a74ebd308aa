import { formatDate } from "#lib/core/clock.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import type { Paper } from "./rules.ts";
import { type Issued, versionLabel } from "./word-cover.ts";
import { buildContent } from "./word-sections.ts";

/** A board paper as a Word document (.docx), issued or a draft (null). The same paper gives the same bytes. */
export async function buildWordFile(paper: Paper, issued: Issued | null): Promise<ExportedFile<Buffer>> {
  const { cover, meeting } = paper;
  const name = `board-paper-${meeting.heldOn}-${issued ? `version-${issued.version}` : "draft"}`;
  return ExportedFile.word({ ...paper, title: cover.title }, name, {
    author: cover.author,
    subject: `${meeting.title}, ${formatDate(meeting.heldOn)}`,
    version: versionLabel(issued),
    day: meeting.heldOn,
    content: await buildContent(paper, issued),
  });
}
