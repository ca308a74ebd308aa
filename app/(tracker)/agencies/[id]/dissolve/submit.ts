"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { dissolveAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitDissolution(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await dissolveAgency(viewer, typed, occasion);
    return `/agencies/${typed.agencyId}`;
  });
}
