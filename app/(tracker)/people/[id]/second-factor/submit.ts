"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { removeSecondFactor } from "#lib/identity/second-factor/commands.ts";

export async function submitRemoval(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await removeSecondFactor(viewer, values, options);
    return `/people/${values.personId}`;
  });
}
