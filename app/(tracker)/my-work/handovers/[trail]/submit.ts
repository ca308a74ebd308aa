"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { acceptHandover } from "#lib/recommendations/handover.commands.ts";

export async function submitAcceptance(form: FormData): Promise<void> {
  await submitCommand(form, acceptHandover, () => "/my-work");
}
