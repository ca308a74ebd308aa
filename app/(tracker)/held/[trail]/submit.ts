"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";

export async function submitRelease(form: FormData): Promise<void> {
  await submitCommand(form, releaseHeld, () => "/held");
}
