"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { assignOwner } from "#lib/ownership/commands.ts";

export async function submitOwner(form: FormData): Promise<void> {
  await submitAbout(form, assignOwner);
}
