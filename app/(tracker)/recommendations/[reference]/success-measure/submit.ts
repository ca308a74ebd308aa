"use server";
import { submitAbout } from "#app/components/forms/submit.ts";
import { setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";

export async function submitSuccessMeasure(form: FormData): Promise<void> {
  await submitAbout(form, setSuccessMeasure);
}
