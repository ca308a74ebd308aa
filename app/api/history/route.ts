import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer, recordHidden } from "#app/session/session.ts";
import { assertRead } from "#lib/core/access.ts";
import { currentContext } from "#lib/core/context.ts";
import { Hidden } from "#lib/core/errors.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { ExportedFile } from "#lib/reporting/exports/exported-file.ts";
import { marksOf } from "#lib/reporting/exports/marks.ts";
import { eachInHistory } from "#lib/reporting/history/queries.ts";
import { historyFilter } from "#lib/reporting/history/rules.ts";
import { historyTable } from "#lib/reporting/history/table.ts";

/** The history as a CSV file, filtered as on its page. Events that the viewer may not see are left out. */
export async function GET(request: Request) {
  const viewer = await findViewer();
  if (!viewer) return plainText(401, "Sign in to download this.");
  try {
    assertRead(viewer, "seeHistory", "export");
  } catch (error) {
    if (!(error instanceof Hidden)) throw error;
    await recordHidden(error);
    return plainText(404, "There is no such page.");
  }
  const filter = historyFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  const ctx = await currentContext(viewer);
  const table = historyTable(eachInHistory(ctx, filter), await namesOfPeople(ctx));
  return download(ExportedFile.csv(marksOf(ctx, "History"), `history-${ctx.asOf.date}`, table));
}
