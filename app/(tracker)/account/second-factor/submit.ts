"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { completeSetUp } from "#app/session/second-factor.ts";
import { sessionToken } from "#app/session/session.ts";
import { startSetUp } from "#lib/identity/second-factor/store.ts";

export async function submitSetUpStart(form: FormData): Promise<void> {
  await submitForm(form, async ({ personId }) => {
    await startSetUp(personId ?? 0);
    return "/account/second-factor";
  });
}

export async function submitSetUp(form: FormData): Promise<void> {
  await submitForm(form, async ({ personId }, values) => {
    await completeSetUp(personId ?? 0, values, (await sessionToken()) ?? "");
    return "/account";
  });
}
