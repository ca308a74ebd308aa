"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { invitePerson } from "#lib/identity/people/invitations.commands.ts";
import { withNewAgency } from "#lib/partnership/with-new-agency.ts";
import { deliverInvitationLink } from "../invitation-link.ts";

export async function submitInvitation(form: FormData): Promise<void> {
  await submitCommand(form, withNewAgency("agencyId", invitePerson), async (_values, { trail, result }) => {
    if (result) await deliverInvitationLink(trail, result.token);
    return `/people/${trail}`;
  });
}
