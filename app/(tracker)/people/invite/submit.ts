"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { invitePerson } from "#lib/identity/people/commands.ts";
import { handOnLink } from "../one-time-link.ts";

export async function submitInvitation(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    const { trail, result } = await invitePerson(viewer, typed, occasion);
    if (result) await handOnLink(trail, result.token);
    return `/people/${trail}`;
  });
}
