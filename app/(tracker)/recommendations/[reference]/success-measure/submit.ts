"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { setSuccessMeasure } from "#lib/ownership/commands.ts";

export async function submitSuccessMeasure(form: FormData): Promise<void> {
  await submitAbout(form, setSuccessMeasure);
}
