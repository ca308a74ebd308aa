"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { assess } from "#lib/recommendations/assessment.commands.ts";

export async function submitAssessment(form: FormData): Promise<void> {
  await submitRecommendationForm(form, assess);
}
