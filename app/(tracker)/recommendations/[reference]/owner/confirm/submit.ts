"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { confirmOwner } from "#lib/ownership/commands.ts";

export async function submitConfirmation(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await confirmOwner(viewer, typed, occasion);
    return `/recommendations/${typed.reference}`;
  });
}
