"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { draftPaper } from "#lib/reporting/papers/commands.ts";

export async function submitCover(form: FormData): Promise<void> {
  await submitCommand(form, draftPaper, (values) => `/board/meetings/${values.heldOn}/paper`);
}
