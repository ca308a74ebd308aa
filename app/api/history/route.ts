import { download } from "#app/responses/download.ts";
import { plainText } from "#app/responses/plain-text.ts";
import { findViewer, recordHidden } from "#app/session/session.ts";
import { assertRead } from "#lib/core/access.ts";
import { dateOf, formatInstant, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { Hidden } from "#lib/core/errors.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { type CsvLine, csvOf } from "#lib/reporting/history/csv.ts";
import { eachInHistory } from "#lib/reporting/history/queries.ts";
import { type HistoryFilter, historyFilter } from "#lib/reporting/history/rules.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";

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
  return download(csvOf(linesOf(viewer, filter)), `history-${dateOf(now())}`, "csv");
}

async function* linesOf(viewer: Viewer, filter: HistoryFilter): AsyncGenerator<CsvLine> {
  const names = await namesOfPeople(await currentContext(viewer));
  for await (const row of eachInHistory(await currentContext(viewer), filter))
    yield {
      number: row.number,
      "at (UTC)": new Date(row.at).toISOString(),
      "at (Europe/London)": formatInstant(row.at),
      person: row.personId === null ? "The tracker itself" : (names.get(row.personId) ?? "somebody"),
      role: roleNames[row.role],
      what: commandLabel(row.command),
      about: row.reference ?? `${row.subjectKind} ${row.subjectId}`,
      held: row.isHeld ? "held" : "",
      sample: row.sample ? "sample" : "",
      digest: row.digest ?? "",
      hash: row.hash ?? "",
    };
}
