"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { nameAsks } from "#lib/recommendations/actions/commands.ts";

export async function submitAsks(form: FormData): Promise<void> {
  await submitRecommendationForm(form, nameAsks);
}
