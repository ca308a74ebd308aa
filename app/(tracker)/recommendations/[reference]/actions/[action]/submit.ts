"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { reportOnAction } from "#lib/actions/commands.ts";

export async function submitReport(form: FormData): Promise<void> {
  await submitAbout(form, reportOnAction);
}
