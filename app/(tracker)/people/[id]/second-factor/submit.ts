"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { removeSecondFactor } from "#lib/identity/second-factor/commands.ts";

export async function submitRemoval(form: FormData): Promise<void> {
  await submitCommand(form, removeSecondFactor, (values) => `/people/${values.personId}`);
}
