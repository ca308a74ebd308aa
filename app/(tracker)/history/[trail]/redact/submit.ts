"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";

export async function submitRedaction(form: FormData): Promise<void> {
  await submitCommand(form, redact, (values) =>
    values.reference ? `/recommendations/${values.reference}` : "/history",
  );
}
