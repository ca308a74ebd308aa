import { formatDate, formatInstant } from "#lib/core/clock.ts";
import { wordFile } from "#lib/reporting/documents/word-file.ts";
import { pageLayout } from "#lib/reporting/documents/word-page.ts";
import type { Paper } from "./rules.ts";
import { type Issued, versionLabel } from "./word-cover.ts";
import { buildContent } from "./word-sections.ts";

/**
 * A board paper as a Word document (.docx), issued or a draft (null). The same paper gives the same bytes.
 */
export async function buildWordFile(paper: Paper, issued: Issued | null): Promise<Buffer> {
  const { cover, meeting, partnership, marking, isTrial, scopeName, asAt } = paper;
  const version = versionLabel(issued);
  const properties = {
    title: cover.title,
    author: cover.author,
    subject: `${meeting.title}, ${formatDate(meeting.heldOn)}`,
    description: `${partnership}. ${scopeName}, as at ${formatInstant(asAt)}. ${version}.`,
    asAt: new Date(asAt),
  };
  const page = pageLayout({ partnership, title: cover.title, marking, isTrial, version, day: meeting.heldOn });
  return wordFile(properties, page, await buildContent(paper, issued));
}
