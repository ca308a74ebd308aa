"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { setContributors } from "#lib/recommendations/ownership.commands.ts";

export async function submitContributors(form: FormData): Promise<void> {
  await submitRecommendationForm(form, setContributors);
}
