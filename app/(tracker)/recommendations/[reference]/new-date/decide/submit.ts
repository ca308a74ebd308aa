"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { acceptNewDate, refuseNewDate } from "#lib/due-dates/commands.ts";

export async function submitDecision(form: FormData): Promise<void> {
  await submitAbout(form, form.get("decision") === "accept" ? acceptNewDate : refuseNewDate);
}
