"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { tagThemes } from "#lib/reviews/commands.ts";

export async function submitThemes(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await tagThemes(viewer, typed, occasion);
    return `/recommendations/${typed.reference}`;
  });
}
