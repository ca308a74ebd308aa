"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { signOutPerson } from "#lib/identity/people/commands.ts";

export async function submitSignOutPerson(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await signOutPerson(viewer, values, options);
    return `/people/${values.personId}`;
  });
}
