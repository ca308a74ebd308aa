"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { acceptNewDate, refuseNewDate } from "#lib/recommendations/due-dates/commands.ts";

export async function submitDecision(form: FormData): Promise<void> {
  await submitRecommendationForm(form, form.get("decision") === "accept" ? acceptNewDate : refuseNewDate);
}
