"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";

export async function submitMeeting(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await scheduleMeeting(viewer, values, options);
    return "/board/meetings";
  });
}
