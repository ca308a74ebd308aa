"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";

export async function submitQuestion(form: FormData): Promise<void> {
  await submitRecommendationForm(form, askQuestion);
}
