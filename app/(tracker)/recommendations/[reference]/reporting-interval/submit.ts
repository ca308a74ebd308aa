"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { setReportingInterval } from "#lib/recommendations/due-dates/commands.ts";

export async function submitReportingInterval(form: FormData): Promise<void> {
  await submitRecommendationForm(form, setReportingInterval);
}
