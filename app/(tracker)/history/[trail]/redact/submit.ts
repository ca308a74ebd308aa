"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";

export async function submitRedaction(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await redact(viewer, typed, occasion);
    return typed.reference ? `/recommendations/${typed.reference}#n${typed.factTrail}` : "/history";
  });
}
