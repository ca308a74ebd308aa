"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { requestNewDate } from "#lib/due-dates/commands.ts";

export async function submitDateRequest(form: FormData): Promise<void> {
  await submitAbout(form, requestNewDate);
}
