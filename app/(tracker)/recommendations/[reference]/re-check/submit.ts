"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { confirmEmbedded, reopen } from "#lib/signoff/commands.ts";

export async function submitRecheck(form: FormData): Promise<void> {
  await submitAbout(form, form.get("decision") === "embedded" ? confirmEmbedded : reopen);
}
