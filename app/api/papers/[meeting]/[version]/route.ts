import { parseId } from "#app/components/forms/parse-id.ts";
import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import type { Issued } from "#lib/reporting/papers/document.ts";
import { getDraft } from "#lib/reporting/papers/draft.queries.ts";
import { getPaper } from "#lib/reporting/papers/queries.ts";
import type { Paper } from "#lib/reporting/papers/rules.ts";
import { buildWordFile } from "#lib/reporting/papers/word.ts";

/** The paper of a meeting as a Word file: an issued version, or `draft`, which only the business team can see. */
export async function GET(_request: Request, { params }: { params: Promise<{ meeting: string; version: string }> }) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to open this paper.");
  const { meeting, version } = await params;
  try {
    const { paper, issued } = await loadPaper(viewer, parseId(meeting), version);
    return download(await buildWordFile(paper, issued));
  } catch (error) {
    if (error instanceof NotFound) return plainText(404, "There is no such paper.");
    throw error;
  }
}

async function loadPaper(
  viewer: Viewer,
  meetingId: number,
  version: string,
): Promise<{ paper: Paper; issued: Issued | null }> {
  if (version !== "draft") {
    const { paper, ...issued } = await getPaper(await currentContext(viewer), meetingId, parseId(version));
    return { paper, issued };
  }
  const meeting = (await listMeetings(await currentContext(viewer))).find(({ id }) => id === meetingId);
  if (!meeting) throw new NotFound("paper");
  return { paper: await getDraft(await currentContext(viewer), meeting), issued: null };
}
