"use server";
import { submitAbout } from "#app/components/forms/submit.ts";
import { reportOnAction } from "#lib/recommendations/actions/commands.ts";

export async function submitReport(form: FormData): Promise<void> {
  await submitAbout(form, reportOnAction);
}
