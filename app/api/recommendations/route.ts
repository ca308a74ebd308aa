import { asAt } from "#app/components/layout/as-at.ts";
import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import { marksOf } from "#lib/reporting/exports/marks.ts";
import { describeListing, listForExport } from "#lib/reporting/recommendation-list.queries.ts";
import { recommendationTable } from "#lib/reporting/recommendation-list.table.ts";
import { listing } from "#lib/status/listing.rules.ts";

/** The recommendations, filtered and sorted as on their page, all pages of it, as an Excel sheet or, with `?as=csv`, as CSV. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to download this.");
  const params = new URL(request.url).searchParams;
  const { ctx } = await asAt(await currentContext(viewer), params.get("as-at") ?? undefined);
  const given = listing.parse(Object.fromEntries(params));
  const marks = marksOf(ctx, await describeListing(ctx, given));
  const table = recommendationTable(await listForExport(ctx, given));
  const write = params.get("as") === "csv" ? ExportedFile.csv : ExportedFile.workbook;
  return download(await write(marks, `recommendations-${ctx.asOf.date}`, table));
}
