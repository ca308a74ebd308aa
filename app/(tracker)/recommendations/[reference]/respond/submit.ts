"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { respond } from "#lib/recommendations/responses/commands.ts";

export async function submitResponse(form: FormData): Promise<void> {
  await submitRecommendationForm(form, respond);
}
