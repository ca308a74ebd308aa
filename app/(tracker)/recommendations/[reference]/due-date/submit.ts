"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";

export async function submitDueDate(form: FormData): Promise<void> {
  await submitRecommendationForm(form, setDueDate);
}
