import { periodOf } from "#app/components/layout/period.ts";
import { download } from "#app/responses/download.ts";
import { plainAnswer } from "#app/responses/plain-answer.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { buildExtract } from "#lib/reporting/yearly-extract/queries.ts";
import { buildWordFile } from "#lib/reporting/yearly-extract/word.ts";

/** The extract for the yearly report, in Word. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainAnswer(401, "Sign in to download this.");
  const asked = new URL(request.url).searchParams;
  const ctx = await currentContext(viewer);
  const { from, to } = await periodOf(ctx, asked.get("from"), asked.get("to"));
  return download(
    await buildWordFile(await buildExtract(ctx, { from, to })),
    `yearly-report-extract-${from}-to-${to}`,
    "docx",
  );
}
