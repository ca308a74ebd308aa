"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { assertSetUp } from "#app/session/second-factor.ts";
import { sessionToken } from "#app/session/session.ts";
import { startSetUp } from "#lib/identity/second-factor/store.ts";

export async function submitBeginning(form: FormData): Promise<void> {
  await submitForm(form, async ({ personId }) => {
    await startSetUp(personId ?? 0);
    return "/account/second-factor";
  });
}

export async function submitSetUp(form: FormData): Promise<void> {
  await submitForm(form, async ({ personId }, typed) => {
    await assertSetUp(personId ?? 0, typed, (await sessionToken()) ?? "");
    return "/account";
  });
}
