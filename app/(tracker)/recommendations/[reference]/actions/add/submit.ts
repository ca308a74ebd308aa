"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { addAction } from "#lib/actions/commands.ts";

export async function submitAction(form: FormData): Promise<void> {
  await submitAbout(form, addAction);
}
