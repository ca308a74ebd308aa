"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { requestNewDate } from "#lib/recommendations/due-dates/commands.ts";

export async function submitDateRequest(form: FormData): Promise<void> {
  await submitRecommendationForm(form, requestNewDate);
}
