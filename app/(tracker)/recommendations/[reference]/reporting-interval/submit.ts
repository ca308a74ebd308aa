"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { setReportingInterval } from "#lib/due-dates/commands.ts";

export async function submitInterval(form: FormData): Promise<void> {
  await submitAbout(form, setReportingInterval);
}
