"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { draftPaper } from "#lib/reporting/papers/commands.ts";

export async function submitCover(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await draftPaper(viewer, typed, occasion);
    return `/board/meetings/${typed.heldOn}/paper`;
  });
}
