"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { disablePerson } from "#lib/identity/people/commands.ts";

export async function submitDisablePerson(form: FormData): Promise<void> {
  await submitCommand(form, disablePerson, (values) => `/people/${values.personId}`);
}
