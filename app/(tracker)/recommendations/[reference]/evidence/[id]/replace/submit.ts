"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { addEvidence } from "#lib/recommendations/updates/commands.ts";

export async function submitReplacement(form: FormData): Promise<void> {
  await submitRecommendationForm(form, addEvidence);
}
