import { config } from "#lib/core/config.ts";
import { Invalid } from "#lib/core/errors.ts";
import { type FormValues, parse } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { codeInput, setUpInput } from "#lib/identity/second-factor/rules.ts";
import { consumeCode, finishSetUp } from "#lib/identity/second-factor/store.ts";
import { recordAttempt, recordSuccess } from "#lib/identity/throttling/store.ts";
import { talliesFor } from "./device-cookie.ts";

/** Whether this role must have a second factor, which it then cannot turn off. */
export function isSecondFactorRequired({ role }: Pick<Viewer, "role">): boolean {
  return config().secondFactor === role;
}

/** Uses a code from the app or a recovery code. Throws Invalid if it is wrong, and Throttled after too many wrong ones. */
export async function verifyCode(personId: number, values: FormValues): Promise<void> {
  const { code } = await parse(codeInput, values);
  await throttled(personId, wrongCode[code.kind], () => consumeCode(personId, code));
}

/**
 * Turns on the second factor whose set-up was begun. Throws Invalid if the code is wrong or the set-up is too old, and
 * Throttled after too many wrong codes.
 */
export async function completeSetUp(personId: number, values: FormValues, currentSession: string): Promise<void> {
  const { code } = await parse(setUpInput, values);
  await throttled(personId, WRONG_SET_UP_CODE, () => finishSetUp(personId, { code, currentSession }));
}

const wrongCode = {
  app: "This code is not right, or was used already. Wait for the next one, and enter that.",
  recovery: "This recovery code is not right, or was used already. Check it, or enter another one.",
} as const;

/** A set-up that is an hour old begins again with another picture, to which the code does not belong. */
const WRONG_SET_UP_CODE =
  "This code does not belong to the picture on this page. Scan the picture again if it has changed, and enter the next code.";

async function throttled(personId: number, sentence: string, attempt: () => Promise<boolean>) {
  const tallies = await talliesFor(personId, { kind: "code", value: String(personId) });
  await recordAttempt(tallies);
  if (!(await attempt())) throw new Invalid({ code: sentence });
  await recordSuccess(tallies);
}
