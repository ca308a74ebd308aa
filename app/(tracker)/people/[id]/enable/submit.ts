"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { enablePerson } from "#lib/identity/people/commands.ts";

export async function submitEnablePerson(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await enablePerson(viewer, values, options);
    return `/people/${values.personId}`;
  });
}
