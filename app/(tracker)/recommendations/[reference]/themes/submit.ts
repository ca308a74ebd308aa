"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { tagThemes } from "#lib/reviews/commands.ts";

export async function submitThemes(form: FormData): Promise<void> {
  await submitAbout(form, tagThemes);
}
