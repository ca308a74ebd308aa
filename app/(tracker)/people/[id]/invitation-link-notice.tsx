import { formatInstant } from "#lib/core/clock.ts";
import type { Person } from "#lib/identity/people/queries.ts";
import type { NewInvitationLink } from "../invitation-link.ts";

/** Shows a new invitation link to copy and send. It cannot be shown again later, because only its hash is stored. */
export function InvitationLinkNotice({
  link: { address, until, mailed, minutesShown },
  person: { name, email },
}: {
  link: NewInvitationLink;
  person: Person;
}) {
  return (
    <section className="decide no-print" aria-labelledby="link-to-copy">
      <h2 id="link-to-copy">{mailed === "sent" ? `The link was sent to ${name}` : `Send this link to ${name}`}</h2>
      {mailed === "sent" && <p>It went to {email}. If it does not arrive, copy it here and send it another way.</p>}
      {mailed === "failed" && (
        <p>
          <strong className="warn">It could not be sent by e-mail.</strong> Copy it and send it to {email} yourself.
        </p>
      )}
      <div className="field">
        <label htmlFor="address">Link to copy</label>
        <input id="address" readOnly value={address} />
      </div>
      <p>
        It works once, until {formatInstant(until)}. This page shows it for {minutesShown} minutes; after that it can’t
        be shown again.
      </p>
    </section>
  );
}
