import { type Known, noOne } from "#lib/core/identifiers/known.ts";
import type { PlanRow } from "../plan-rows.ts";
import type { PlanFile } from "../plan-tables.ts";
import { actionsOf } from "./actions.ts";
import type { PlanChoices } from "./choices.ts";
import { Guard } from "./guard.ts";
import { knownName } from "./owner-lists.ts";
import { recordsOf } from "./read-records.ts";
import { namesAlone } from "./row-owners.ts";

/**
 * The rows of a file, read as chosen. Agencies that the tracker knows are recognised, and the names of its people and
 * agencies are no reason to hold a text.
 */
export function rowsOf(file: PlanFile, choices: PlanChoices, known: Known = noOne): PlanRow[] {
  const records = recordsOf(file, choices);
  const names = namesAlone(records.map(({ record }) => record));
  const isKnown = knownName(new Set([...names, ...known.agencies]));
  const guard = new Guard(known);
  return records
    .flatMap(({ record, layout }) => actionsOf(record, layout, choices.meanings, isKnown))
    .map((row) => ({ ...row, hold: guard.holds(row) }));
}
