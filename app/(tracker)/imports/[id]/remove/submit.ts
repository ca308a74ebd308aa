"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { removeFile } from "#lib/privacy/redaction/commands.ts";

export async function submitRemoval(form: FormData): Promise<void> {
  await submitCommand(form, removeFile, ({ importTrail }) => `/imports/${importTrail}`);
}
