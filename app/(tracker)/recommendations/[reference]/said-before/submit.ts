"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { linkRecommendations } from "#lib/recommendations/links/commands.ts";

export async function submitLink(form: FormData): Promise<void> {
  await submitRecommendationForm(form, linkRecommendations);
}
