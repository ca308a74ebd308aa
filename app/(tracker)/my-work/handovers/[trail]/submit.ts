"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { acceptHandover } from "#lib/recommendations/handover.commands.ts";

export async function submitAcceptance(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await acceptHandover(viewer, typed, occasion);
    return "/my-work";
  });
}
