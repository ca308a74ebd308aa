import { now } from "#lib/core/clock.ts";
import { codeAt } from "#lib/identity/second-factor/one-time-codes.ts";
import { findSetUp, finishSetUp, type SetUp, startSetUp } from "#lib/identity/second-factor/store.ts";

/** Turns on a person's second factor as they would themselves. Returns the secret and the recovery codes. */
export async function enableSecondFactor(personId: number, at = now()): Promise<SetUp> {
  await startSetUp(personId, at);
  const begun = await findSetUp(personId, at);
  if (!begun || !(await finishSetUp(personId, { code: codeAt(begun.secret, at), currentSession: "" }, at)))
    throw new Error("it was not turned on");
  return begun;
}
