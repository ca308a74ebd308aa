"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";

export async function submitMeeting(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await scheduleMeeting(viewer, typed, occasion);
    return "/board/meetings";
  });
}
