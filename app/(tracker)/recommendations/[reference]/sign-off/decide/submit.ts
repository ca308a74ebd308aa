"use server";
import { submitDecisionForm } from "#app/components/forms/submit.ts";
import { acceptSignOff, returnSignOff } from "#lib/recommendations/sign-off/commands.ts";

export async function submitDecision(form: FormData): Promise<void> {
  await submitDecisionForm(form, form.get("decision") === "accept" ? acceptSignOff : returnSignOff);
}
