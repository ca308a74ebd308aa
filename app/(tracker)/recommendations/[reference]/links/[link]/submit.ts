"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { unlinkRecommendations } from "#lib/recommendations/links/commands.ts";

export async function submitUnlink(form: FormData): Promise<void> {
  await submitRecommendationForm(form, unlinkRecommendations);
}
