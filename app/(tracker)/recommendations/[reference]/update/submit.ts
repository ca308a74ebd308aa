"use server";
import { submitForm } from "#app/_shell/submit.ts";
import { postUpdate } from "#lib/progress/commands.ts";

export async function submitUpdate(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed, occasion) => {
    const { trail } = await postUpdate(viewer, typed, occasion);
    return `/recommendations/${typed.reference}#n${trail}`;
  });
}
