"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { renameAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitRenameAgency(form: FormData): Promise<void> {
  await submitCommand(form, renameAgency, (values) => `/agencies/${values.agencyId}`);
}
