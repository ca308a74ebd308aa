"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { setDueDate } from "#lib/ownership/commands.ts";

export async function submitDueDate(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await setDueDate(viewer, typed, occasion);
    return `/recommendations/${typed.reference}`;
  });
}
