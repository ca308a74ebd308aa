"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { signOutPerson } from "#lib/identity/people/commands.ts";

export async function submitSignOutPerson(form: FormData): Promise<void> {
  await submitCommand(form, signOutPerson, (values) => `/people/${values.personId}`);
}
