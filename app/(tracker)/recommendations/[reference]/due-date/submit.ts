"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { setDueDate } from "#lib/due-dates/commands.ts";

export async function submitDueDate(form: FormData): Promise<void> {
  await submitAbout(form, setDueDate);
}
