"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { setSuccessMeasure } from "#lib/ownership/commands.ts";

export async function submitSuccessMeasure(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await setSuccessMeasure(viewer, typed, occasion);
    return `/recommendations/${typed.reference}`;
  });
}
