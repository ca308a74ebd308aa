"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { confirmOwner } from "#lib/ownership/commands.ts";

export async function submitConfirmation(form: FormData): Promise<void> {
  await submitAbout(form, confirmOwner);
}
