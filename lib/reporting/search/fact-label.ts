import { freeTexts, placeOf } from "#db/free-texts.ts";
import { type CommandName, parseCommandName } from "#lib/core/access.ts";
import { dateOf, formatShortDate, type Instant } from "#lib/core/clock.ts";
import { datingOf } from "#lib/core/recorded-dates.ts";
import type { Role } from "#lib/core/viewer.ts";
import { commandLabel, declarationOf, declaredFreeTextLabel } from "#lib/reporting/timeline/registry.ts";

/** The tables with the wording of a recommendation. */
const worded = new Set(["wordings", "recommendations"]);

/** The event that wrote a fact. */
interface FactEvent {
  readonly at: Instant;
  readonly role: Role;
  readonly command: string;
  readonly sample: number;
}

/** What a fact is that a search found and when it was recorded, such as "Update posted, 16 Nov 2026". */
export function labelOfFact(source: string, { at, role, command, sample }: FactEvent): string {
  // A wording is as old as its review, not as its event.
  if (worded.has(source)) return "Wording";
  const name = parseCommandName(command);
  const dating = datingOf({ at, role, sample: sample === 1, command: name });
  return `${kindOfFact(source, name)}, ${dating ?? formatShortDate(dateOf(at))}`;
}

/** The label of the event, or of the text if the event wrote other things too. */
function kindOfFact(source: string, name: CommandName): string {
  const columns = freeTexts[source] ?? [];
  const isDeclared = declarationOf(name).freeTexts.some(([column]) => placeOf(column).table === source);
  const label = columns.map((column) => declaredFreeTextLabel({ table: source, column })).find(Boolean);
  return label && (columns.length === 1 || !isDeclared) ? label : commandLabel(name);
}
