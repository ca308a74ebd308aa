import { dateOf, formatDate, formatInstant, type Instant, now } from "#lib/core/clock.ts";
import { roleDuties } from "#lib/identity/people/labels.ts";
import type { Person } from "#lib/identity/people/queries.ts";

/** The e-mail address, duties and access of a person. */
export function AccessDetails({ person, secondFactorSince }: { person: Person; secondFactorSince: Instant | null }) {
  const { email, role } = person;
  return (
    <dl>
      <div>
        <dt>E-mail address</dt>
        <dd>{email || "Not given yet"}</dd>
      </div>
      <div>
        <dt>What they may do</dt>
        <dd>{role === "setup" ? "" : roleDuties[role]}</dd>
      </div>
      <div>
        <dt>Access</dt>
        <dd>{accessInWords(person)}</dd>
      </div>
      <div>
        <dt>Second factor</dt>
        <dd>{secondFactorSince === null ? "None" : `Since ${formatDate(dateOf(secondFactorSince))}`}</dd>
      </div>
    </dl>
  );
}

function accessInWords(person: Person): string {
  const { active, sample, accessChangedAt, accessReason, hasSignedInBefore, linkUntil } = person;
  if (!active) return `Disabled on ${formatInstant(accessChangedAt)}. ${accessReason}`;
  if (sample && !hasSignedInBefore)
    return "They were made up for the trial, and sign in by the link printed at its start.";
  if (hasSignedInBefore) return "They have accepted their invitation.";
  if (linkUntil !== null && linkUntil > now())
    return `They have not accepted their invitation yet. Their link works until ${formatInstant(linkUntil)}.`;
  return "They have not accepted their invitation, and their link has run out. Send a new one.";
}
