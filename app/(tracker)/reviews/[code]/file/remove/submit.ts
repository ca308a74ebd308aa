"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { removeFile } from "#lib/privacy/redaction/commands.ts";

export async function submitFileRemoval(form: FormData): Promise<void> {
  await submitCommand(form, removeFile, ({ code }) => `/reviews/${code}`);
}
