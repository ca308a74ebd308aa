"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { appraiseEvidence } from "#lib/assessment/commands.ts";

export async function submitAppraisal(form: FormData): Promise<void> {
  await submitAbout(form, appraiseEvidence);
}
