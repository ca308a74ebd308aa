"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { draftPaper } from "#lib/reporting/papers/commands.ts";

export async function submitCover(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await draftPaper(viewer, values, options);
    return `/board/meetings/${values.heldOn}/paper`;
  });
}
