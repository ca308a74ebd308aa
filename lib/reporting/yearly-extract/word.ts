import { wordContent } from "#lib/reporting/documents/word-document.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import { extractDocument } from "./document.ts";
import type { Extract } from "./rules.ts";

/** The extract as a Word document (.docx), for use in the yearly report. The same extract gives the same bytes. */
export async function buildWordFile(extract: Extract): Promise<ExportedFile<Buffer>> {
  const { partnership, from, to } = extract;
  const document = extractDocument(extract);
  const { title, occasion } = document;
  return ExportedFile.word({ ...extract, title }, `yearly-report-extract-${from}-to-${to}`, {
    author: partnership,
    subject: occasion,
    version: occasion,
    day: to,
    content: await wordContent(document),
  });
}
