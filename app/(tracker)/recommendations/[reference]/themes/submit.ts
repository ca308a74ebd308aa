"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { tagThemes } from "#lib/partnership/reviews.commands.ts";

export async function submitThemes(form: FormData): Promise<void> {
  await submitRecommendationForm(form, tagThemes);
}
