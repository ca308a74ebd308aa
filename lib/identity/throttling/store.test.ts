import { expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { config } from "#lib/core/config.ts";
import { database, setDatabase } from "#lib/core/database.ts";
import { Throttled } from "#lib/core/errors.ts";
import { catchError, readAllRows, withTestDatabase } from "#tests/support/database.ts";
import { FAILURES_EXPIRE_AFTER, LONGEST_WAIT, type ThrottleKey } from "./rules.ts";
import { assertNotThrottled, recordAttempt, recordSuccess } from "./store.ts";

withTestDatabase();

const AT = Date.UTC(2026, 10, 24, 12);
const account = (): ThrottleKey => ({ kind: "account", value: `${crypto.randomUUID()}@example.org` });
const address = (): ThrottleKey => ({ kind: "address", value: crypto.randomUUID() });

async function fail(tallies: readonly ThrottleKey[], times: number, at = AT) {
  for (let n = 0; n < times; n++) await recordAttempt(tallies, at);
}

test("the sixth failed attempt has to wait, and the message says how long", async () => {
  const tallies = [account()];
  await fail(tallies, 5);
  const held = await catchError(Throttled, recordAttempt(tallies, AT));
  expect(held.message).toBe("There were too many wrong tries. Wait 15 seconds, then try again.");
  expect(held.until).toBe(AT + 15_000);
});

test("a throttled attempt is not counted; the wait grows with each further failure", async () => {
  const tallies = [account()];
  await fail(tallies, 5);
  for (let n = 0; n < 50; n++) await expect(recordAttempt(tallies, AT + 14_999)).rejects.toBeInstanceOf(Throttled);
  await recordAttempt(tallies, AT + 15_000);
  expect((await catchError(Throttled, recordAttempt(tallies, AT + 15_001))).until).toBe(AT + 45_000);
});

test("the longest wait is 15 minutes, and failures expire after a day", async () => {
  const tallies = [account()];
  let at = AT;
  for (let n = 0; n < 60; n++, at += LONGEST_WAIT) await recordAttempt(tallies, at);
  const last = at - LONGEST_WAIT;
  expect((await catchError(Throttled, recordAttempt(tallies, last))).until).toBe(last + LONGEST_WAIT);
  await fail(tallies, 5, last + FAILURES_EXPIRE_AFTER + 1);
});

test("concurrent attempts are limited like sequential ones", async () => {
  const tallies = [account()];
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => recordAttempt(tallies, AT)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("an address that tries many accounts is throttled on all of them; other addresses are not", async () => {
  const here = address();
  for (let n = 0; n < 20; n++) await recordAttempt([account(), here], AT);
  await expect(recordAttempt([account(), here], AT)).rejects.toBeInstanceOf(Throttled);
  await recordAttempt([account(), address()], AT);
});

test("success resets the account and subtracts one attempt from the address", async () => {
  const [own, here] = [account(), address()];
  await fail([own, here], 4);
  await recordSuccess([own, here]);
  await fail([own], 5);
  await fail([here], 17);
  await expect(assertNotThrottled([here], AT)).rejects.toBeInstanceOf(Throttled);
});

test("failures survive a restart", async () => {
  const tallies = [account()];
  await fail(tallies, 5);
  const before = database();
  const restarted = openDatabase(config().dataDir);
  setDatabase(restarted);
  try {
    await expect(recordAttempt(tallies, AT)).rejects.toBeInstanceOf(Throttled);
  } finally {
    setDatabase(before);
    restarted.close();
  }
});

test("the stored keys are hashed, and deleted after a day", async () => {
  const tally = account();
  await fail([tally], 1);
  expect(JSON.stringify(readAllRows())).not.toContain(tally.value);
  await fail([account()], 1, AT + 3 * FAILURES_EXPIRE_AFTER);
  expect(readAllRows().throttles).toHaveLength(1);
});
