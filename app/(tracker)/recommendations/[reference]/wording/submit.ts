"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { correctWording } from "#lib/partnership/reviews.commands.ts";

export async function submitCorrection(form: FormData): Promise<void> {
  await submitRecommendationForm(form, correctWording);
}
