"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { acceptSignOff, returnSignOff } from "#lib/recommendations/sign-off/commands.ts";

export async function submitDecision(form: FormData): Promise<void> {
  await submitRecommendationForm(form, form.get("decision") === "accept" ? acceptSignOff : returnSignOff);
}
