"use server";
import { submitRecommendationForm } from "#app/components/forms/submit.ts";
import { requestSignOff } from "#lib/recommendations/sign-off/commands.ts";

export async function submitRequest(form: FormData): Promise<void> {
  await submitRecommendationForm(form, requestSignOff);
}
