"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { dissolveAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitDissolution(form: FormData): Promise<void> {
  await submitCommand(form, dissolveAgency, (values) => `/agencies/${values.agencyId}`);
}
