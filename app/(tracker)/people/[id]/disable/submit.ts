"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { disablePerson } from "#lib/people/commands.ts";

export async function submitDisabling(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await disablePerson(viewer, typed, occasion);
    return `/people/${typed.personId}`;
  });
}
