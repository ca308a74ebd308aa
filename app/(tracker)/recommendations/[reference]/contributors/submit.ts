"use server";
import { submitAbout } from "#app/_shell/submit.ts";
import { setContributors } from "#lib/ownership/commands.ts";

export async function submitContributors(form: FormData): Promise<void> {
  await submitAbout(form, setContributors);
}
