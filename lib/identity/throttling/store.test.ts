import { expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { config } from "#lib/core/config.ts";
import { database, setDatabase } from "#lib/core/database.ts";
import { TooSoon } from "#lib/core/errors.ts";
import { catchError, readAllRows, withTestDatabase } from "#tests/support/database.ts";
import { LONGEST_WAIT, REMEMBERED, type Tally } from "./rules.ts";
import { assertNotThrottled, countAttempt, forgive } from "./store.ts";

withTestDatabase();

const AT = Date.UTC(2026, 10, 24, 12);
const account = (): Tally => ({ kind: "account", whose: `${crypto.randomUUID()}@example.org` });
const address = (): Tally => ({ kind: "address", whose: crypto.randomUUID() });

async function fail(tallies: readonly Tally[], times: number, at = AT) {
  for (let n = 0; n < times; n++) await countAttempt(tallies, at);
}

test("five wrong tries are free, the sixth has to wait, and is told how long", async () => {
  const tallies = [account()];
  await fail(tallies, 5);
  const held = await catchError(TooSoon, countAttempt(tallies, AT));
  expect(held.message).toBe("There were too many wrong tries. Wait 15 seconds, then try again.");
  expect(held.until).toBe(AT + 15_000);
});

test("a try that had to wait is not counted; the wait grows with each that fails after it", async () => {
  const tallies = [account()];
  await fail(tallies, 5);
  for (let n = 0; n < 50; n++) await expect(countAttempt(tallies, AT + 14_999)).rejects.toBeInstanceOf(TooSoon);
  await countAttempt(tallies, AT + 15_000);
  expect((await catchError(TooSoon, countAttempt(tallies, AT + 15_001))).until).toBe(AT + 45_000);
});

test("nobody is kept out longer than a quarter of an hour at a time, and after a day nothing is remembered", async () => {
  const tallies = [account()];
  let at = AT;
  for (let n = 0; n < 60; n++, at += LONGEST_WAIT) await countAttempt(tallies, at);
  const last = at - LONGEST_WAIT;
  expect((await catchError(TooSoon, countAttempt(tallies, last))).until).toBe(last + LONGEST_WAIT);
  await fail(tallies, 5, last + REMEMBERED + 1);
});

test("of many tries made at once no more get through than of those made in turn", async () => {
  const tallies = [account()];
  const all = await Promise.allSettled(Array.from({ length: 40 }, () => countAttempt(tallies, AT)));
  expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(5);
});

test("an address that tries many accounts is held on all of them, and nobody elsewhere is", async () => {
  const here = address();
  for (let n = 0; n < 20; n++) await countAttempt([account(), here], AT);
  await expect(countAttempt([account(), here], AT)).rejects.toBeInstanceOf(TooSoon);
  await countAttempt([account(), address()], AT);
});

test("getting in wipes what counted against the account, and takes one back from the address", async () => {
  const [own, here] = [account(), address()];
  await fail([own, here], 4);
  await forgive([own, here]);
  await fail([own], 5);
  await fail([here], 17);
  await expect(assertNotThrottled([here], AT)).rejects.toBeInstanceOf(TooSoon);
});

test("a restart forgives nothing", async () => {
  const tallies = [account()];
  await fail(tallies, 5);
  const before = database();
  const restarted = openDatabase(config().dataDir);
  setDatabase(restarted);
  try {
    await expect(countAttempt(tallies, AT)).rejects.toBeInstanceOf(TooSoon);
  } finally {
    setDatabase(before);
    restarted.close();
  }
});

test("what is kept names nobody, and goes after a day", async () => {
  const tally = account();
  await fail([tally], 1);
  expect(JSON.stringify(readAllRows())).not.toContain(tally.whose);
  await fail([account()], 1, AT + 3 * REMEMBERED);
  expect(readAllRows().throttles).toHaveLength(1);
});
