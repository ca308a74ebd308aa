"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { enablePerson } from "#lib/identity/people/commands.ts";

export async function submitEnablePerson(form: FormData): Promise<void> {
  await submitCommand(form, enablePerson, (values) => `/people/${values.personId}`);
}
