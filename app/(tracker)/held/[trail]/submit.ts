"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";

export async function submitRelease(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await releaseHeld(viewer, typed, occasion);
    return "/held";
  });
}
