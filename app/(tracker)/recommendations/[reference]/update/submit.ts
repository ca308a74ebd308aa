"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";

export async function submitUpdate(form: FormData): Promise<void> {
  await submitRecommendationForm(form, postUpdate);
}
