import { asAt } from "#app/components/layout/as-at.ts";
import { download } from "#app/responses/download.ts";
import { plainAnswer } from "#app/responses/plain-answer.ts";
import { findViewer } from "#app/session/session.ts";
import { contextAt } from "#lib/core/context.ts";
import { listActionLog } from "#lib/reporting/action-log.queries.ts";
import { buildActionLogCsv, buildActionLogWorkbook } from "#lib/reporting/action-log.spreadsheet.ts";

/** The action log as at any day, as an Excel sheet or, with `?as=csv`, as CSV. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainAnswer(401, "Sign in to download this.");
  const asked = new URL(request.url).searchParams;
  const { ctx } = await asAt(viewer, asked.get("as-at") ?? undefined);
  const rows = await listActionLog(contextAt(viewer, ctx.asOf));
  const name = `action-log-${ctx.asOf.date}`;
  if (asked.get("as") === "csv") return download(buildActionLogCsv(rows), name, "csv");
  return download(await buildActionLogWorkbook(rows), name, "xlsx");
}
