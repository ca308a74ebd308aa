import { requestedPeriod } from "#app/components/layout/requested-period.ts";
import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { buildExtract } from "#lib/reporting/yearly-extract/queries.ts";
import { buildWordFile } from "#lib/reporting/yearly-extract/word.ts";

/** The extract for the yearly report, in Word. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to download this.");
  const params = new URL(request.url).searchParams;
  const ctx = await currentContext(viewer);
  const { from, to } = await requestedPeriod(ctx, params.get("from"), params.get("to"));
  return download(await buildWordFile(await buildExtract(ctx, { from, to })));
}
