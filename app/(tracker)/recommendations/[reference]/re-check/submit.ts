"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { confirmEmbedded, reopen } from "#lib/recommendations/sign-off/commands.ts";

export async function submitRecheck(form: FormData): Promise<void> {
  await submitRecommendationForm(form, form.get("decision") === "embedded" ? confirmEmbedded : reopen);
}
