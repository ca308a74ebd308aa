"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { issuePaper } from "#lib/reporting/papers/commands.ts";

export async function submitIssue(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await issuePaper(viewer, typed, occasion);
    return `/board/meetings/${typed.heldOn}`;
  });
}
