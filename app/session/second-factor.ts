import { config } from "#lib/core/config.ts";
import { Invalid } from "#lib/core/errors.ts";
import { type FormValues, parse } from "#lib/core/input.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { givenCode, setUp } from "#lib/identity/second-factor/rules.ts";
import { finishSetUp, takeCode } from "#lib/identity/second-factor/store.ts";
import { countAttempt, forgive } from "#lib/identity/throttling/store.ts";
import { talliesFor } from "./known-device.ts";

/** Whether this viewer has to have a second factor, and can't turn it off. */
export function mustHaveSecondFactor({ role }: Pick<Viewer, "role">): boolean {
  return config().secondFactor === role;
}

/** Takes the code that somebody typed. Throws Invalid where it is wrong, TooSoon after too many that were. */
export async function assertCode(personId: number, typed: FormValues): Promise<void> {
  const { code } = await parse(givenCode, typed);
  await counted(personId, () => takeCode(personId, code));
}

/** Turns on the second factor that was begun. Throws Invalid where the code is wrong or was begun too long ago, TooSoon after too many that were. */
export async function assertSetUp(personId: number, typed: FormValues, keepSession: string): Promise<void> {
  const { code } = await parse(setUp, typed);
  await counted(personId, () => finishSetUp(personId, { code, keepSession }));
}

async function counted(personId: number, attempt: () => Promise<boolean>) {
  const tallies = await talliesFor(personId, { kind: "code", whose: String(personId) });
  await countAttempt(tallies);
  if (!(await attempt()))
    throw new Invalid({ code: "This code is not right, or was used already. Wait for the next one, and type that." });
  await forgive(tallies);
}
