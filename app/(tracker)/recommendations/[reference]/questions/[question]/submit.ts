"use server";
import { submitAbout } from "#app/components/forms/submit.ts";
import { answerQuestion, askAgain } from "#lib/recommendations/questions.commands.ts";

export async function submitAnswer(form: FormData): Promise<void> {
  await submitAbout(form, answerQuestion);
}

export async function submitFurtherQuestion(form: FormData): Promise<void> {
  await submitAbout(form, askAgain);
}
