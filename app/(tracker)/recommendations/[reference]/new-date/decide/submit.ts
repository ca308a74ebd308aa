"use server";
import { submitDecisionForm } from "#app/components/forms/submit.ts";
import { acceptNewDate, refuseNewDate } from "#lib/recommendations/due-dates/commands.ts";

export async function submitDecision(form: FormData): Promise<void> {
  await submitDecisionForm(form, form.get("decision") === "accept" ? acceptNewDate : refuseNewDate);
}
