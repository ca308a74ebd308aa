"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { addEvidence } from "#lib/progress/commands.ts";

export async function submitReplacement(form: FormData): Promise<void> {
  await submitAbout(form, addEvidence);
}
