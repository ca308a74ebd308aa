"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";

export async function submitAction(form: FormData): Promise<void> {
  await submitRecommendationForm(form, addAction);
}
