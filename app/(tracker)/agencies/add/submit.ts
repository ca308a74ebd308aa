"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { addAgency } from "#lib/partnership/agencies.commands.ts";

export async function submitAgency(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, { name = "" }, options) => {
    const { trail } = await addAgency(viewer, { name }, options);
    return `/agencies/${trail}`;
  });
}
