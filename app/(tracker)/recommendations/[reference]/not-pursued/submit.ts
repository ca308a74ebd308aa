"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { closeNotPursued } from "#lib/recommendations/sign-off/commands.ts";

export async function submitCloseNotPursued(form: FormData): Promise<void> {
  await submitRecommendationForm(form, closeNotPursued);
}
