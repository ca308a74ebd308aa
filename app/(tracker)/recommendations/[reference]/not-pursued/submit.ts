"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { closeNotPursued } from "#lib/signoff/commands.ts";

export async function submitClosing(form: FormData): Promise<void> {
  await submitAbout(form, closeNotPursued);
}
