"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { changeRole } from "#lib/identity/people/commands.ts";

export async function submitRole(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await changeRole(viewer, values, options);
    return `/people/${values.personId}`;
  });
}
