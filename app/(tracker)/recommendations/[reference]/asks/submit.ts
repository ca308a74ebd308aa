"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { nameAsks } from "#lib/actions/commands.ts";

export async function submitAsks(form: FormData): Promise<void> {
  await submitAbout(form, nameAsks);
}
