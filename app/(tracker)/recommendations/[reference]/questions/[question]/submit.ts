"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { answerQuestion, askAgain } from "#lib/recommendations/questions.commands.ts";

export async function submitAnswer(form: FormData): Promise<void> {
  await submitRecommendationForm(form, answerQuestion);
}

export async function submitFurtherQuestion(form: FormData): Promise<void> {
  await submitRecommendationForm(form, askAgain);
}
