import type { PlanAsk } from "../plan-rows.ts";
import { askOwner } from "./asks.ts";
import { ownerKindOf } from "./bodies.ts";
import { agenciesIn, contributorsIn, type Owners, ownersIn } from "./owners.ts";
import type { PlanRecord } from "./records.ts";
import { anyText } from "./row-texts.ts";
import { folded, oneLine } from "./texts.ts";

/** Who a record is owned by, with what has to be asked. */
interface RowOwners {
  readonly owner: string | null;
  readonly ownerAsWritten: string;
  readonly contributors: readonly string[];
  readonly person: string;
  readonly asks: readonly PlanAsk[];
}

/** Who a record is owned by: its own cells, or else what its whole table is headed with. */
export function ownersOf({ cells, owner: headed }: PlanRecord, isKnown: (name: string) => boolean): RowOwners {
  const { written, found, person } = ownOwners(cells, isKnown);
  const owner = found.owner ?? (headed !== "" && found.unclear !== "several" ? headed : null);
  const more = [
    ...(anyText(cells, "owner") === "" ? [] : contributorsIn(anyText(cells, "agencies"), isKnown)),
    ...contributorsIn(anyText(cells, "contributors"), isKnown),
  ];
  const isOther = (name: string) => folded(name) !== folded(owner ?? "");
  const ownerAsWritten = written || headed;
  const question = askOwner(ownerAsWritten, { ...found, owner });
  return {
    owner,
    ownerAsWritten,
    contributors: [...new Set([...found.contributors, ...more])].filter(isOther),
    person,
    asks: question ? [question] : [],
  };
}

/** Who the cells of a record name: that for the owner, or else that for agencies, or else that for a person. */
function ownOwners(cells: PlanRecord["cells"], isKnown: (name: string) => boolean) {
  const [lead, agencies, person] = [anyText(cells, "owner"), anyText(cells, "agencies"), anyText(cells, "person")];
  const byPerson = ownersIn(person, isKnown);
  if (lead === "" && agencies === "" && byPerson.owner !== null && byPerson.person !== "")
    return { written: person, found: byPerson, person: byPerson.person };
  const found: Owners = lead === "" ? agenciesIn(agencies, isKnown) : ownersIn(lead, isKnown);
  return { written: lead || agencies || person, found, person: oneLine(person) || found.person };
}

/** The names of agencies that stand alone in their cells: elsewhere such a name is one, whatever it has in it. */
export function namesAlone(records: readonly PlanRecord[]): ReadonlySet<string> {
  const texts = records.flatMap(({ cells }) => [oneLine(anyText(cells, "owner")), oneLine(anyText(cells, "agencies"))]);
  const alone = [...new Set(texts)].filter((text) => text !== "" && !/[,;/+(]|\s(?:and|&|-|–)\s/.test(text));
  return new Set(alone.filter((text) => ["agency", "unknown"].includes(ownerKindOf(text))).map(folded));
}
