import { wordContent } from "#lib/reporting/documents/word-document.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import { type Issued, paperDocument } from "./document.ts";
import type { Paper } from "./rules.ts";

/** A board paper as a Word document (.docx), issued or a draft (null). The same paper gives the same bytes. */
export async function buildWordFile(paper: Paper, issued: Issued | null): Promise<ExportedFile<Buffer>> {
  const { cover, meeting } = paper;
  const document = paperDocument(paper, issued);
  const name = `board-paper-${meeting.heldOn}-${issued ? `version-${issued.version}` : "draft"}`;
  return ExportedFile.word({ ...paper, title: cover.title }, name, {
    author: cover.author,
    subject: document.occasion,
    version: issued ? `Issued paper ${issued.number}, version ${issued.version}` : "DRAFT",
    day: meeting.heldOn,
    content: await wordContent(document),
  });
}
