"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { renewInvitation } from "#lib/identity/people/commands.ts";
import { handOnLink } from "../../one-time-link.ts";

export async function submitNewLink(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    const { result } = await renewInvitation(viewer, typed, occasion);
    if (result) await handOnLink(Number(typed.personId), result.token);
    return `/people/${typed.personId}`;
  });
}
