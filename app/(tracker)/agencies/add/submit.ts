"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { addAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitAgency(form: FormData): Promise<void> {
  await submitCommand(form, addAgency, (_values, { trail }) => `/agencies/${trail}`);
}
