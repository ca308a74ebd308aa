"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { dissolveAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitDissolution(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await dissolveAgency(viewer, values, options);
    return `/agencies/${values.agencyId}`;
  });
}
