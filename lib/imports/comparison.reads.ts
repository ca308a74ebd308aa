import type { Snapshot } from "#lib/core/context.ts";
import { passagesIn } from "#lib/core/identifying-passages.ts";
import { getKnownNames } from "#lib/core/known-names.ts";
import { listAgencies } from "#lib/partnership/agencies.queries.ts";
import { agencyFinder } from "./agency-names.rules.ts";
import type { ImportAnswers } from "./answers.rules.ts";
import type { Comparison } from "./comparison.rules.ts";
import { differencesOf } from "./differences.rules.ts";
import type { Differences } from "./differences.types.ts";
import type { PlanRow } from "./plan-rows.ts";
import { listNamesOfAgencies, loadTrackerFacts } from "./tracker-facts.reads.ts";

/** What the rows of a plan change in the tracker as it is now, by the answers that were given about the file. */
export async function compareWithTracker(
  ctx: Snapshot,
  rows: readonly PlanRow[],
  answers: ImportAnswers,
): Promise<Differences> {
  return differencesOf(await comparisonOf(ctx, rows, answers));
}

async function comparisonOf(ctx: Snapshot, rows: readonly PlanRow[], answers: ImportAnswers): Promise<Comparison> {
  const directory = await listAgencies(ctx);
  const known = await getKnownNames(ctx.db);
  const codes = answers.reviews.filter(({ isUsed }) => isUsed).map(({ code }) => code);
  const identifying = new Map<string, boolean>();
  return {
    rows,
    answers,
    facts: await loadTrackerFacts(ctx, codes),
    today: ctx.asOf.date,
    agencyNamed: agencyFinder(await listNamesOfAgencies(ctx), directory, answers.owners, ctx.asOf.date),
    agencyName: (id) => directory.get(id)?.name ?? "an agency",
    mayIdentify(text) {
      const found = identifying.get(text) ?? passagesIn({ text }, known).length > 0;
      identifying.set(text, found);
      return found;
    },
  };
}
