"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { invitePerson } from "#lib/identity/people/invitations.commands.ts";
import { deliverInvitationLink } from "../invitation-link.ts";

export async function submitInvitation(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    const { trail, result } = await invitePerson(viewer, values, options);
    if (result) await deliverInvitationLink(trail, result.token);
    return `/people/${trail}`;
  });
}
