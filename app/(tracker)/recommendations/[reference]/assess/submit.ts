"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { assess } from "#lib/assessment/commands.ts";

export async function submitAssessment(form: FormData): Promise<void> {
  await submitAbout(form, assess);
}
