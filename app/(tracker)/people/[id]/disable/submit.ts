"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { disablePerson } from "#lib/identity/people/commands.ts";

export async function submitDisablePerson(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await disablePerson(viewer, values, options);
    return `/people/${values.personId}`;
  });
}
