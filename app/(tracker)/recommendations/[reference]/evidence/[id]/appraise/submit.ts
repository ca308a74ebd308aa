"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { appraiseEvidence } from "#lib/recommendations/assessment.commands.ts";

export async function submitAppraisal(form: FormData): Promise<void> {
  await submitRecommendationForm(form, appraiseEvidence);
}
