"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { addEvidence } from "#lib/progress/commands.ts";

export async function submitEvidence(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await addEvidence(viewer, typed, occasion);
    return `/recommendations/${typed.reference}`;
  });
}
