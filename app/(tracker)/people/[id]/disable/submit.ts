"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { disablePerson } from "#lib/identity/people/commands.ts";

export async function submitDisabling(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await disablePerson(viewer, typed, occasion);
    return `/people/${typed.personId}`;
  });
}
