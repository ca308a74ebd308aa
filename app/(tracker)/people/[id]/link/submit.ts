"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { renewInvitation } from "#lib/identity/people/invitations.commands.ts";
import { deliverInvitationLink } from "../../invitation-link.ts";

export async function submitNewLink(form: FormData): Promise<void> {
  await submitCommand(form, renewInvitation, async ({ personId }, { result }) => {
    if (result) await deliverInvitationLink(Number(personId), result.token);
    return `/people/${personId}`;
  });
}
