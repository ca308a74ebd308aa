"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { signOutPerson } from "#lib/people/commands.ts";

export async function submitSigningOut(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await signOutPerson(viewer, typed, occasion);
    return `/people/${typed.personId}`;
  });
}
