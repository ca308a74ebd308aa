import { config } from "#lib/core/config.ts";
import { Invalid } from "#lib/core/errors.ts";
import { type FormValues, parse } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { codeInput, setUpInput } from "#lib/identity/second-factor/rules.ts";
import { consumeCode, finishSetUp } from "#lib/identity/second-factor/store.ts";
import { recordAttempt, recordSuccess } from "#lib/identity/throttling/store.ts";
import { talliesFor } from "./known-device.ts";

/** Whether this viewer has to have a second factor, and can't turn it off. */
export function mustHaveSecondFactor({ role }: Pick<Viewer, "role">): boolean {
  return config().secondFactor === role;
}

/** Takes the code that somebody typed. Throws Invalid where it is wrong, TooSoon after too many that were. */
export async function assertCode(personId: number, typed: FormValues): Promise<void> {
  const { code } = await parse(codeInput, typed);
  await counted(personId, () => consumeCode(personId, code));
}

/** Turns on the second factor that was begun. Throws Invalid where the code is wrong or was begun too long ago, TooSoon after too many that were. */
export async function assertSetUp(personId: number, typed: FormValues, currentSession: string): Promise<void> {
  const { code } = await parse(setUpInput, typed);
  await counted(personId, () => finishSetUp(personId, { code, currentSession }));
}

async function counted(personId: number, attempt: () => Promise<boolean>) {
  const tallies = await talliesFor(personId, { kind: "code", value: String(personId) });
  await recordAttempt(tallies);
  if (!(await attempt()))
    throw new Invalid({ code: "This code is not right, or was used already. Wait for the next one, and type that." });
  await recordSuccess(tallies);
}
