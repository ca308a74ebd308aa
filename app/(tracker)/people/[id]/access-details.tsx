import { SideList } from "#app/components/layout/description-list.tsx";
import { dateOf, formatInstant, formatShortDate, type Instant, now } from "#lib/core/clock.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { roleDuties } from "#lib/identity/people/labels.ts";
import type { Person } from "#lib/identity/people/queries.ts";

/** The e-mail address, role and access of a person, for the side of a page about them. */
export function AccessDetails({
  person,
  agency,
  secondFactorSince,
}: {
  person: Person;
  agency: string | undefined;
  secondFactorSince: Instant | null;
}) {
  const { email, role } = person;
  return (
    <>
      <h2>Access</h2>
      <SideList>
        <div>
          <dt>E-mail address</dt>
          <dd>{email || "Not given yet"}</dd>
        </div>
        <div>
          <dt>Role</dt>
          <dd>
            {roleNames[role]}
            {agency && <small>{agency}</small>}
          </dd>
        </div>
        <div>
          <dt>Second factor</dt>
          <dd>{secondFactorSince === null ? "None" : `Since ${formatShortDate(dateOf(secondFactorSince))}`}</dd>
        </div>
      </SideList>
      <p className="text-sm">{accessInWords(person)}</p>
      {role !== "setup" && <p className="text-sm text-soft">{roleDuties[role]}</p>}
    </>
  );
}

function accessInWords(person: Person): string {
  const { active, sample, accessChangedAt, accessReason, hasSignedInBefore, linkUntil } = person;
  if (!active) return `Disabled on ${formatInstant(accessChangedAt)}. ${accessReason}`;
  if (sample && !hasSignedInBefore)
    return "Made up for the trial. They sign in with the link printed when it was started.";
  if (hasSignedInBefore) return "They have accepted their invitation.";
  if (linkUntil !== null && linkUntil > now())
    return `They have not accepted their invitation yet. Their link works until ${formatInstant(linkUntil)}.`;
  return "They have not accepted their invitation, and their link has run out. Send a new one.";
}
