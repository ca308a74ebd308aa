"use server";
import { submitForm } from "#app/components/forms/submit.ts";
import { isSecondFactorRequired, verifyCode } from "#app/session/second-factor.ts";
import { Conflict } from "#lib/core/errors.ts";
import { turnOffSecondFactor } from "#lib/identity/second-factor/store.ts";

export async function submitTurnOff(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, values) => {
    if (isSecondFactorRequired(viewer)) throw new Conflict("Your role has to have a second factor here.");
    await verifyCode(viewer.personId ?? 0, values);
    await turnOffSecondFactor(viewer);
    return "/account";
  });
}
