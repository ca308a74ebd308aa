"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { addReviewFile } from "#lib/recommendations/review-files/commands.ts";

export async function submitReviewFile(form: FormData): Promise<void> {
  await submitCommand(form, addReviewFile, ({ code }) => `/reviews/${code}`);
}
