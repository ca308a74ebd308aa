import { roleNames } from "#lib/core/viewer.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { HeldText } from "#lib/privacy/moderation/queries.ts";

/** "Sam Taylor for KCC Early Help" for a lead, "Sam Taylor, Executive" for others. */
export function authorOf(
  { personId, role, agencyId }: HeldText,
  names: ReadonlyMap<number, string>,
  directory: Directory,
): string {
  const name = (personId === null ? undefined : names.get(personId)) ?? "somebody";
  const agency = agencyId === null ? undefined : directory.get(agencyId)?.name;
  return agency ? `${name} for ${agency}` : `${name}, ${roleNames[role]}`;
}
