"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { removeSecondFactor } from "#lib/second-factor/commands.ts";

export async function submitRemoval(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    await removeSecondFactor(viewer, typed, occasion);
    return `/people/${typed.personId}`;
  });
}
