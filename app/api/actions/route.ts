import { asAt } from "#app/_shell/as-at.ts";
import { plainAnswer } from "#app/_shell/plain-answer.ts";
import { findViewer } from "#app/_shell/session.ts";
import { listActionLog } from "#lib/action-log/queries.ts";
import { actionLogCsv, actionLogSheet } from "#lib/action-log/spreadsheet.ts";

/** The action log as at any day, as an Excel sheet or, with `?as=csv`, as CSV. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainAnswer(401, "Sign in to download this.");
  const asked = new URL(request.url).searchParams;
  const { moment } = await asAt(viewer, asked.get("as-at") ?? undefined);
  const rows = await listActionLog(viewer, moment);
  const isCsv = asked.get("as") === "csv";
  const body = isCsv ? actionLogCsv(rows) : new Uint8Array(await actionLogSheet(rows));
  return new Response(body, {
    headers: {
      "content-type": isCsv
        ? "text/csv; charset=utf-8"
        : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="action-log-${moment.date}.${isCsv ? "csv" : "xlsx"}"`,
      "cache-control": "private, no-store",
    },
  });
}
