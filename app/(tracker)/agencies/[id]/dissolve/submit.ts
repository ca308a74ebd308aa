"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { dissolveAgency } from "#lib/agencies/commands.ts";

export async function submitDissolution(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await dissolveAgency(viewer, typed, occasion);
    return `/agencies/${typed.agencyId}`;
  });
}
