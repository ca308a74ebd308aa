"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";

export async function submitMeeting(form: FormData): Promise<void> {
  await submitCommand(form, scheduleMeeting, () => "/board/meetings");
}
