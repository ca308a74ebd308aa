import { roleNames } from "#lib/core/viewer.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { HeldText } from "#lib/privacy/moderation/queries.ts";

type Names = ReadonlyMap<number, string>;

/** "Sam Taylor for KCC Early Help" for a lead, "Sam Taylor, Executive" for others. */
export function authorOf({ personId, role, agencyId }: HeldText, names: Names, directory: Directory): string {
  const name = nameOr(names, personId);
  const agency = agencyId === null ? undefined : directory.get(agencyId)?.name;
  return agency ? `${name} for ${agency}` : `${name}, ${roleNames[role]}`;
}

/** The name of a person, or words for one whose name is not known. */
export function nameOr(names: Names, personId: number | null): string {
  return (personId === null ? undefined : names.get(personId)) ?? "an unknown person";
}
