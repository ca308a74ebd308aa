"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { handOver } from "#lib/recommendations/handover.commands.ts";

export async function submitHandover(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values, options) => {
    await handOver(viewer, values, options);
    return `/people/${values.fromPersonId}`;
  });
}
