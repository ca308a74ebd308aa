"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";

export async function submitSuccessMeasure(form: FormData): Promise<void> {
  await submitRecommendationForm(form, setSuccessMeasure);
}
