"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { assignOwner } from "#lib/ownership/commands.ts";

export async function submitOwner(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await assignOwner(viewer, typed, occasion);
    return `/recommendations/${typed.reference}`;
  });
}
