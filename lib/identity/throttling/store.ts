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
 * Counts an attempt as failed before it is made, so that concurrent attempts can't exceed the limit; call `recordSuccess` if it
 * succeeds. Throws Throttled, and counts nothing, if one of the keys has to wait.
 */
export async function recordAttempt(keys: readonly ThrottleKey[], at: Instant = now()): Promise<void> {
  await database().write(async (on) => {
    await assertNotThrottled(keys, at, on);
    await on.delete(throttles).where(lt(throttles.lastAt, at - FAILURES_EXPIRE_AFTER));
    for (const key of keys)
      await on
        .insert(throttles)
        .values({ key: hashKey(key), failures: 1, lastAt: at })
        .onConflictDoUpdate({ target: throttles.key, set: { failures: sql`${throttles.failures} + 1`, lastAt: at } });
  });
}

/** Throws Throttled if one of the keys has to wait. Counts nothing. */
export async function assertNotThrottled(
  keys: readonly ThrottleKey[],
  at: Instant = now(),
  on: Reading = database().reading,
): Promise<void> {
  const waits: Instant[] = [];
  for (const key of keys) {
    const row = await on
      .select()
      .from(throttles)
      .where(eq(throttles.key, hashKey(key)))
      .get();
    if (row && !isExpired(row, at)) waits.push(throttledUntil(key.kind, row));
  }
  const until = Math.max(0, ...waits);
  if (until > at)
    throw new Throttled(`There were too many wrong tries. Wait ${formatWait(until, at)}, then try again.`, until);
}

/** Resets the failures of an account, browser or code; for a shared network address, subtracts only this attempt. */
export async function recordSuccess(keys: readonly ThrottleKey[]): Promise<void> {
  const shared = keys.filter(({ kind }) => kind === "address" || kind === "link").map(hashKey);
  const own = keys.filter(({ kind }) => kind !== "address" && kind !== "link").map(hashKey);
  await database().write(async (on) => {
    await on.delete(throttles).where(inArray(throttles.key, own));
    await on
      .update(throttles)
      .set({ failures: sql`max(0, ${throttles.failures} - 1)` })
      .where(inArray(throttles.key, shared));
  });
}

function hashKey({ kind, value }: ThrottleKey): string {
  return createHash("sha256").update(`${kind}:${value}`).digest("base64url");
}
