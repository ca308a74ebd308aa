import { expect, test } from "vitest";
import { parseCalendarDate } from "#lib/core/clock.ts";
import { nextUpdateInWords } from "./labels.ts";

test.each([
  ["a day to come", "2027-06-13", null, "next by 13 June 2027"],
  ["a day that has passed", "2026-06-13", 160, "was due by 13 June 2026"],
  ["no day", "", null, null],
])("the next update by %s", (_what, day, daysSilent, words) => {
  expect(nextUpdateInWords({ nextUpdateBy: parseCalendarDate(day), daysSilent })).toBe(words);
});
