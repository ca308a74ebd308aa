"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { renameAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitRenameAgency(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await renameAgency(viewer, values, options);
    return `/agencies/${values.agencyId}`;
  });
}
