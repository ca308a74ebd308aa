"use server";
import { demandCode, mustHaveSecondFactor } from "#app/_shell/second-factor.ts";
import { submitForm } from "#app/_shell/submit.ts";
import { Conflict } from "#lib/core/errors.ts";
import { turnOffSecondFactor } from "#lib/second-factor/store.ts";

export async function submitTurningOff(form: FormData): Promise<void> {
  await submitForm(form, async (viewer, typed) => {
    if (mustHaveSecondFactor(viewer)) throw new Conflict("Your role has to have a second factor here.");
    await demandCode(viewer.personId ?? 0, typed);
    await turnOffSecondFactor(viewer);
    return "/account";
  });
}
