import { parseId } from "#app/components/forms/parse-id.ts";
import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer } from "#app/session/session.ts";
import { currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { marksOf } from "#lib/reporting/exports/marks.ts";
import { excelReturn } from "#lib/returns/excel.ts";
import { returnTitle } from "#lib/returns/labels.ts";
import { returnOf } from "#lib/returns/queries.ts";
import { wordReturn } from "#lib/returns/word.ts";

/** A return for one agency to be completed, as a Word document or, with `?as=xlsx`, as an Excel workbook. */
export async function GET(request: Request, { params }: { params: Promise<{ agency: string }> }) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to download this.");
  const ctx = await currentContext(viewer);
  try {
    const given = await returnOf(ctx, parseId((await params).agency));
    const write = new URL(request.url).searchParams.get("as") === "xlsx" ? excelReturn : wordReturn;
    return download(await write(marksOf(ctx, returnTitle(given.agency)), given, ctx.asOf));
  } catch (error) {
    if (error instanceof NotFound) return plainText(404, "There is no such agency.");
    throw error;
  }
}
