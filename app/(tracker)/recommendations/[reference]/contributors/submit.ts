"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { setContributors } from "#lib/ownership/commands.ts";

export async function submitContributors(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await setContributors(viewer, typed, occasion);
    return `/recommendations/${typed.reference}`;
  });
}
