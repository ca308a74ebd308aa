"use server";
import { submitDecisionForm } from "#app/components/forms/submit.ts";
import { confirmEmbedded, reopen } from "#lib/recommendations/sign-off/commands.ts";

export async function submitRecheck(form: FormData): Promise<void> {
  await submitDecisionForm(form, form.get("decision") === "embedded" ? confirmEmbedded : reopen);
}
