import { expect, test } from "vitest";
import { withTestDatabase } from "#tests/support/database.ts";
import { parseCalendarDate } from "./clock.ts";
import type { AsOf, Snapshot } from "./context.ts";
import { database } from "./database.ts";
import { memoizeAsOf } from "./memoize.ts";

withTestDatabase();

function snapshot(event: number, day = "2027-03-16", changed: Partial<AsOf> = {}): Snapshot {
  const date = parseCalendarDate(day);
  if (!date) throw new Error(day);
  return { asOf: { event, date, instant: event, ...changed }, db: database().reading };
}

test("the same is derived once; another event, day or argument anew; the least recently used is dropped first", async () => {
  const derived: string[] = [];
  const ask = memoizeAsOf(2, async ({ asOf: { event, date } }, asked: string) => {
    derived.push(`${event} ${date} ${asked}`);
    return derived.length;
  });
  await ask(snapshot(1), "a");
  await ask(snapshot(1, undefined, { instant: 999 }), "a");
  await ask(snapshot(2), "a");
  await ask(snapshot(1), "a");
  await ask(snapshot(1, "2027-03-17"), "a");
  await ask(snapshot(1), "a");
  await ask(snapshot(2), "a");
  expect(derived).toEqual(["1 2027-03-16 a", "2 2027-03-16 a", "1 2027-03-17 a", "2 2027-03-16 a"]);
});

test("a failure is not kept", async () => {
  let attempts = 0;
  const ask = memoizeAsOf(2, async () => {
    attempts += 1;
    if (attempts === 1) throw new Error("locked");
    return attempts;
  });
  await expect(ask(snapshot(1), null)).rejects.toThrow("locked");
  expect(await ask(snapshot(1), null)).toBe(2);
});

test("inside a transaction nothing is kept: it may be rolled back", async () => {
  let derived = 0;
  const ask = memoizeAsOf(2, async () => {
    derived += 1;
    return derived;
  });
  await database().write(async (db) => {
    await ask({ ...snapshot(1), db }, null);
    await ask({ ...snapshot(1), db }, null);
  });
  expect(derived).toBe(2);
  expect(await ask(snapshot(1), null)).toBe(3);
});
