import { dateOf, formatShortDate, formatShortInstant, now } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import type { Person } from "#lib/identity/people/queries.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { PersonRow } from "./people-table.tsx";

type Access = Pick<PersonRow, "access" | "accessNote" | "isNoteRed">;

/** A person as a row of the list. */
export function personRow(person: Person, directory: Directory): PersonRow {
  const { id, name, role, agencyId, email, sample, hasSignedInBefore } = person;
  return {
    id,
    name,
    role: roleNames[role],
    agency: agencyId === null ? null : (directory.get(agencyId)?.name ?? null),
    email: email || "Not given yet",
    isSample: sample && !hasSignedInBefore,
    ...accessOf(person),
  };
}

function accessOf({ active, accessChangedAt, accessReason, sample, hasSignedInBefore, linkUntil }: Person): Access {
  const without = { accessNote: null, isNoteRed: false };
  if (!active)
    return { access: formatShortDate(dateOf(accessChangedAt)), accessNote: accessReason || null, isNoteRed: false };
  if (hasSignedInBefore) return { access: "Accepted", ...without };
  if (sample) return { access: "None needed", ...without };
  if (linkUntil !== null && linkUntil > now())
    return {
      access: "Not accepted yet",
      accessNote: `link works until ${formatShortInstant(linkUntil)}`,
      isNoteRed: false,
    };
  return { access: "Not accepted yet", accessNote: "link has run out", isNoteRed: true };
}
