"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { issuePaper } from "#lib/reporting/papers/commands.ts";

export async function submitIssue(form: FormData): Promise<void> {
  await submitCommand(form, issuePaper, (values) => `/board/meetings/${values.heldOn}`);
}
