import type { Directory } from "#lib/agencies/rules.ts";
import type { Held } from "#lib/progress/queries.ts";

/** "Sam Taylor for KCC Early Help", or on its behalf where the business team posted it. */
export function authorOf(
  { personId, role, agencyId }: Held,
  names: ReadonlyMap<number, string>,
  directory: Directory,
): string {
  const name = (personId === null ? undefined : names.get(personId)) ?? "somebody";
  return `${name} ${role === "business" ? "on behalf of" : "for"} ${directory.get(agencyId)?.name ?? "an agency"}`;
}
