import { asAt } from "#app/components/layout/as-at.ts";
import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { listActionLog } from "#lib/reporting/action-log.queries.ts";
import { buildActionLogCsv, buildActionLogWorkbook } from "#lib/reporting/action-log.spreadsheet.ts";

/** The action log as of a date, as an Excel sheet or, with `?as=csv`, as CSV. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to download this.");
  const params = new URL(request.url).searchParams;
  const { ctx } = await asAt(await currentContext(viewer), params.get("as-at") ?? undefined);
  const rows = await listActionLog(ctx);
  const name = `action-log-${ctx.asOf.date}`;
  if (params.get("as") === "csv") return download(buildActionLogCsv(rows), name, "csv");
  return download(await buildActionLogWorkbook(rows), name, "xlsx");
}
