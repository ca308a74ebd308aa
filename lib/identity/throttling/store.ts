import { createHash } from "node:crypto";
import { eq, inArray, lt, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { throttles } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import { Throttled } from "#lib/core/errors.ts";
import { formatWait } from "./labels.ts";
import { FAILURES_EXPIRE_AFTER, isExpired, type ThrottleKey, throttledUntil } from "./rules.ts";

/**
 * Counts an attempt as failed before it is made, so that many made at once can't slip past one another; whoever succeeds
 * takes it back with `forgive`. Throws TooSoon where one of the tallies has to wait: that attempt is not made, and not counted.
 */
export async function recordAttempt(tallies: readonly ThrottleKey[], at: Instant = now()): Promise<void> {
  await database().write(async (on) => {
    await assertNotThrottled(tallies, at, on);
    await on.delete(throttles).where(lt(throttles.lastAt, at - FAILURES_EXPIRE_AFTER));
    for (const tally of tallies)
      await on
        .insert(throttles)
        .values({ key: keyOf(tally), failures: 1, lastAt: at })
        .onConflictDoUpdate({ target: throttles.key, set: { failures: sql`${throttles.failures} + 1`, lastAt: at } });
  });
}

/** Throws TooSoon, with how long to wait, where one of these tallies has to. Counts nothing. */
export async function assertNotThrottled(
  tallies: readonly ThrottleKey[],
  at: Instant = now(),
  on: Reading = database().reading,
): Promise<void> {
  const waits: Instant[] = [];
  for (const tally of tallies) {
    const row = await on
      .select()
      .from(throttles)
      .where(eq(throttles.key, keyOf(tally)))
      .get();
    if (row && !isExpired(row, at)) waits.push(throttledUntil(tally.kind, row));
  }
  const until = Math.max(0, ...waits);
  if (until > at)
    throw new Throttled(`There were too many wrong tries. Wait ${formatWait(until, at)}, then try again.`, until);
}

/** Somebody got in: their own tally is wiped, and of a shared one only this attempt is taken back. */
export async function recordSuccess(tallies: readonly ThrottleKey[]): Promise<void> {
  const shared = tallies.filter(({ kind }) => kind === "address" || kind === "link").map(keyOf);
  const own = tallies.filter(({ kind }) => kind !== "address" && kind !== "link").map(keyOf);
  await database().write(async (on) => {
    await on.delete(throttles).where(inArray(throttles.key, own));
    await on
      .update(throttles)
      .set({ failures: sql`max(0, ${throttles.failures} - 1)` })
      .where(inArray(throttles.key, shared));
  });
}

function keyOf({ kind, value }: ThrottleKey): string {
  return createHash("sha256").update(`${kind}:${value}`).digest("base64url");
}
