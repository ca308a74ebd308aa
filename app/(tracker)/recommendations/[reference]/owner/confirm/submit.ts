"use server";
import { submitDecisionForm } from "#app/components/forms/submit.ts";
import { confirmOwner } from "#lib/recommendations/ownership.commands.ts";

export async function submitConfirmation(form: FormData): Promise<void> {
  await submitDecisionForm(form, confirmOwner);
}
