"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { reportOnAction } from "#lib/recommendations/actions/commands.ts";

export async function submitReport(form: FormData): Promise<void> {
  await submitRecommendationForm(form, reportOnAction);
}
