"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { askQuestion } from "#lib/questions/commands.ts";

export async function submitQuestion(form: FormData): Promise<void> {
  await submitAbout(form, askQuestion);
}
