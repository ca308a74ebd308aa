"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { postUpdate } from "#lib/progress/commands.ts";

export async function submitUpdate(form: FormData): Promise<void> {
  await submitAbout(form, postUpdate);
}
