"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { assertCode, mustHaveSecondFactor } from "#app/session/second-factor.ts";
import { Conflict } from "#lib/core/errors.ts";
import { turnOffSecondFactor } from "#lib/identity/second-factor/store.ts";

export async function submitTurningOff(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed) => {
    if (mustHaveSecondFactor(viewer)) throw new Conflict("Your role has to have a second factor here.");
    await assertCode(viewer.personId ?? 0, typed);
    await turnOffSecondFactor(viewer);
    return "/account";
  });
}
