"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { markAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitMark(form: FormData): Promise<void> {
  await submitCommand(form, markAgency, (values) => `/agencies/${values.agencyId}`);
}
