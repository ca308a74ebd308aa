import { CopyField } from "#app/components/layout/copy-field.tsx";
import { Panel } from "#app/components/layout/panel.tsx";
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
    <Panel id="link-to-copy" title={mailed === "sent" ? `The link was sent to ${name}` : `Send this link to ${name}`}>
      {mailed === "sent" && <p>It went to {email}. If it does not arrive, copy it here and send it another way.</p>}
      {mailed === "failed" && (
        <p>
          <strong className="text-red">It could not be sent by e-mail.</strong> Copy it and send it to {email} yourself.
        </p>
      )}
      <CopyField label="Link to copy" text={address} />
      <p className="text-sm text-soft">
        It works once, until {formatInstant(until)}. This page shows it for {minutesShown} minutes; after that it can’t
        be shown again.
      </p>
    </Panel>
  );
}
