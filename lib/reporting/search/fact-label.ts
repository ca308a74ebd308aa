import { freeTexts, placeOf } from "#db/free-texts.ts";
import { parseCommandName } from "#lib/core/access.ts";
import { commandLabel, declarationOf, declaredFreeTextLabel } from "#lib/reporting/timeline/registry.ts";

/** The tables with the wording of a recommendation. */
const worded = new Set(["wordings", "recommendations"]);

/** What a fact is that a search found, such as "Update posted": its event, or the label of its text if the event wrote other things too. */
export function labelOfFact(source: string, command: string): string {
  if (worded.has(source)) return "Wording";
  const name = parseCommandName(command);
  const columns = freeTexts[source] ?? [];
  const isDeclared = declarationOf(name).freeTexts.some(([column]) => placeOf(column).table === source);
  const label = columns.map((column) => declaredFreeTextLabel({ table: source, column })).find(Boolean);
  return label && (columns.length === 1 || !isDeclared) ? label : commandLabel(name);
}
