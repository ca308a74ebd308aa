"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { changeRole } from "#lib/identity/people/commands.ts";

export async function submitRole(form: FormData): Promise<void> {
  await submitCommand(form, changeRole, (values) => `/people/${values.personId}`);
}
