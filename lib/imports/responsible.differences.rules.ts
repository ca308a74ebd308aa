import { listed } from "#lib/core/text.ts";
import { type Comparison, ownerNameOf, type RowGroup } from "./comparison.rules.ts";
import type { Change } from "./differences.types.ts";

/** Who is responsible for a recommendation once the plan is imported. */
export interface PlannedResponsible {
  readonly owner: number | null;
  readonly contributors: readonly number[];
  readonly changes: readonly Change[];
}

/**
 * The owner and the contributors of a recommendation by the plan: the first owner that it names owns it, and the others
 * contribute. An owner that a person assigned in the tracker stays.
 */
export function responsibleOf(group: RowGroup, comparison: Comparison): PlannedResponsible {
  const owners = ownersOf(group, comparison);
  const owner = ownerChange(group, owners, comparison);
  const contributors = contributorsChange(group, contributorsIn(owners, group), owner.id, comparison);
  return {
    owner: owner.id,
    contributors: contributors.ids,
    changes: [...owner.changes, ...contributors.changes, ...owners.unknown],
  };
}

/**
 * The agencies that the plan names beside the owner. An owner that was replaced in the tracker does not contribute because an
 * old file names it, and a contributor that was taken off the list stays off it.
 */
function contributorsIn({ ids, helpers }: Owners, { known }: RowGroup): number[] {
  const current = known?.contributors.agencyIds ?? [];
  const replaced = new Set([
    ...(known?.earlierOwners ?? []),
    ...(known?.owner?.isImported === false ? ids.slice(0, 1) : []),
  ]);
  const takenOff = new Set(known?.contributors.earlier.filter((id) => !current.includes(id)));
  const named = [...ids.filter((id) => !replaced.has(id) || current.includes(id)), ...helpers];
  return [...new Set(named)].filter((id) => !takenOff.has(id));
}

interface Owners {
  readonly ids: readonly number[];
  readonly helpers: readonly number[];
  readonly read: string;
  readonly cell: string;
  readonly unknown: readonly Change[];
}

function ownersOf({ rows }: RowGroup, comparison: Comparison): Owners {
  const ids = new Set<number>();
  const helpers = new Set<number>();
  const unknown = new Map<string, Change>();
  const names: string[] = [];
  const take = (into: Set<number>, name: string, cell: string) => {
    if (name === "") return;
    const agency = comparison.agencyNamed(name);
    if (agency === undefined) unknown.set(name, ownerUnknown(cell, name));
    else if (agency === null) unknown.set(name, leftOutByAnswer(cell, name));
    else into.add(agency);
  };
  for (const row of rows) {
    const name = ownerNameOf(row);
    if (name !== "") names.push(name);
    take(ids, name, row.at);
    for (const helper of row.contributors) take(helpers, helper, row.at);
  }
  return {
    ids: [...ids],
    helpers: [...helpers],
    read: [...new Set(names)].join("; "),
    cell: rows[0]?.at ?? "",
    unknown: [...unknown.values()],
  };
}

function leftOutByAnswer(cell: string, name: string): Change {
  return { cell, kind: "cannot", what: "Owner", read: name, becomes: "", why: "Left out by your answer.", write: null };
}

function ownerUnknown(cell: string, name: string): Change {
  const why = "Say on the page “Owners” which agency this is, or leave it out.";
  return { cell, kind: "cannot", what: "Owner", read: name, becomes: "", why, write: null };
}

function ownerChange({ known }: RowGroup, { ids, read, cell }: Owners, comparison: Comparison) {
  const current = known?.owner ?? null;
  const [wanted] = ids;
  if (wanted === undefined) return { id: current?.agencyId ?? null, changes: [] };
  const change = { cell, what: "Owner", read, becomes: comparison.agencyName(wanted) };
  const same: Change = { ...change, kind: "same", why: "", write: null };
  if (current?.agencyId === wanted) return { id: wanted, changes: [same] };
  if (current && !current.isImported) {
    const why = `The tracker has ${current.name} as the owner. Change it there if the plan is right.`;
    const cannot: Change = { ...change, kind: "cannot", becomes: "", why, write: null };
    return { id: current.agencyId, changes: [cannot] };
  }
  const write = {
    command: "assignOwner" as const,
    agencyId: wanted,
    // Several owners in a plan leave open which of them is accountable.
    basis: ids.length > 1 ? ("proposed" as const) : ("assigned" as const),
    seen: current?.trail ?? 0,
  };
  const why = ids.length > 1 ? "The plan names several. The Executive is asked to confirm the first." : "";
  const made: Change = { ...change, kind: current ? "changed" : "new", why, write };
  return { id: wanted, changes: [made] };
}

/** Contributors are added; those that the plan does not name stay. */
function contributorsChange(
  { known, rows }: RowGroup,
  named: readonly number[],
  owner: number | null,
  { agencyName, agencyNamed }: Comparison,
): { readonly ids: readonly number[]; readonly changes: readonly Change[] } {
  const current = (known?.contributors.agencyIds ?? []).filter((id) => id !== owner);
  const ids = [...new Set([...current, ...named.filter((id) => id !== owner)])];
  const cell = rows[0]?.at ?? "";
  const wanted = named.filter((id) => id !== owner);
  if (wanted.length === 0) return { ids: current, changes: [] };
  const change = {
    cell,
    what: "Contributors",
    read: [...new Set(rows.flatMap((row) => [ownerNameOf(row), ...row.contributors]))]
      .filter((name) => named.includes(agencyNamed(name) ?? 0) && agencyNamed(name) !== owner)
      .join("; "),
    becomes: listed(ids.map(agencyName)),
    why: "",
  };
  if (ids.length === current.length) return { ids, changes: [{ ...change, kind: "same", write: null }] };
  const write = { command: "setContributors" as const, agencyIds: ids, seen: known?.contributors.trail ?? 0 };
  return { ids, changes: [{ ...change, kind: current.length > 0 ? "changed" : "new", write }] };
}
