import { asAt } from "#app/components/layout/as-at.ts";
import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { listActionLog } from "#lib/reporting/action-log.queries.ts";
import { actionLogTable } from "#lib/reporting/action-log.table.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import { marksOf } from "#lib/reporting/exports/marks.ts";

/** The action log as of a date, as an Excel sheet or, with `?as=csv`, as CSV. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to download this.");
  const params = new URL(request.url).searchParams;
  const { ctx } = await asAt(await currentContext(viewer), params.get("as-at") ?? undefined);
  const table = actionLogTable(await listActionLog(ctx));
  const write = params.get("as") === "csv" ? ExportedFile.csv : ExportedFile.workbook;
  return download(await write(marksOf(ctx, "Action log"), `action-log-${ctx.asOf.date}`, table));
}
