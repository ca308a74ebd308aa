"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { issuePaper } from "#lib/reporting/papers/commands.ts";

export async function submitIssue(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await issuePaper(viewer, values, options);
    return `/board/meetings/${values.heldOn}`;
  });
}
