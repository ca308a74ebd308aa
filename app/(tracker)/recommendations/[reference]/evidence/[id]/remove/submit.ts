"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { removeFile } from "#lib/privacy/redaction/commands.ts";

export async function submitRemoval(form: FormData): Promise<void> {
  await submitRecommendationForm(form, removeFile);
}
