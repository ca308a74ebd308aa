"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { askForResponse } from "#lib/recommendations/responses/commands.ts";

export async function submitResponseRequest(form: FormData): Promise<void> {
  await submitRecommendationForm(form, askForResponse);
}
