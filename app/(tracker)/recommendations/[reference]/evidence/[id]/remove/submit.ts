"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { removeFile } from "#lib/redaction/commands.ts";

export async function submitRemoval(form: FormData): Promise<void> {
  await submitAbout(form, removeFile);
}
