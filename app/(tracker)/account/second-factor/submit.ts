"use server";
import { demandSetUp } from "#app/_shell/second-factor.ts";
import { sessionToken } from "#app/_shell/session.ts";
import { submitForm } from "#app/_shell/submit.ts";
import { beginSetUp } from "#lib/second-factor/store.ts";

export async function submitBeginning(form: FormData): Promise<void> {
  await submitForm(form, async ({ personId }) => {
    await beginSetUp(personId ?? 0);
    return "/account/second-factor";
  });
}

export async function submitSetUp(form: FormData): Promise<void> {
  await submitForm(form, async ({ personId }, typed) => {
    await demandSetUp(personId ?? 0, typed, (await sessionToken()) ?? "");
    return "/account";
  });
}
