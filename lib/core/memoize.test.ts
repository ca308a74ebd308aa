import { expect, test } from "vitest";
import { withTestDatabase } from "#tests/support/database.ts";
import type { Moment } from "./as-of.ts";
import { calendarDateFrom } from "./clock.ts";
import { remembering } from "./memoize.ts";
import { setup } from "./viewer.ts";

withTestDatabase();

function moment(trail: number, day = "2027-03-16"): Moment {
  const date = calendarDateFrom(day);
  if (!date) throw new Error(day);
  return { trail, date, instant: trail };
}

test("the same is derived once; another trail number, day or question anew; the oldest is forgotten first", async () => {
  const derived: string[] = [];
  const ask = remembering(2, async (_viewer, { trail, date }, asked: string) => {
    derived.push(`${trail} ${date} ${asked}`);
    return derived.length;
  });
  await ask(setup, moment(1), "a");
  await ask(setup, { ...moment(1), instant: 999 }, "a");
  await ask(setup, moment(2), "a");
  await ask(setup, moment(1), "a");
  await ask(setup, moment(1, "2027-03-17"), "a");
  await ask(setup, moment(1), "a");
  await ask(setup, moment(2), "a");
  expect(derived).toEqual(["1 2027-03-16 a", "2 2027-03-16 a", "1 2027-03-17 a", "2 2027-03-16 a"]);
});

test("what failed is not remembered", async () => {
  let attempts = 0;
  const ask = remembering(2, async () => {
    attempts += 1;
    if (attempts === 1) throw new Error("locked");
    return attempts;
  });
  await expect(ask(setup, moment(1), null)).rejects.toThrow("locked");
  expect(await ask(setup, moment(1), null)).toBe(2);
});
