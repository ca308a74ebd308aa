"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { acceptSignOff, returnSignOff } from "#lib/signoff/commands.ts";

export async function submitDecision(form: FormData): Promise<void> {
  await submitAbout(form, form.get("decision") === "accept" ? acceptSignOff : returnSignOff);
}
