"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { signOutPerson } from "#lib/identity/people/commands.ts";

export async function submitSigningOut(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await signOutPerson(viewer, typed, occasion);
    return `/people/${typed.personId}`;
  });
}
