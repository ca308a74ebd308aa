"use server";
import { submitCommand } from "#app/components/forms/submit.ts";
import { handOver } from "#lib/recommendations/handover.commands.ts";

export async function submitHandover(form: FormData): Promise<void> {
  await submitCommand(form, handOver, (values) => `/people/${values.fromPersonId}`);
}
