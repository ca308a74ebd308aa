"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { renewInvitation } from "#lib/identity/people/invitations.commands.ts";
import { deliverInvitationLink } from "../../invitation-link.ts";

export async function submitNewLink(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    const { result } = await renewInvitation(viewer, values, options);
    if (result) await deliverInvitationLink(Number(values.personId), result.token);
    return `/people/${values.personId}`;
  });
}
