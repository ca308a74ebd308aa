import { expect, test } from "vitest";
import { instantOf, parseCalendarDate } from "./clock.ts";
import { datingOf, formatRecordedDay, formatRecordedInstant, type Recorded } from "./recorded-dates.ts";

function recorded(day: string, time: string, rest: Omit<Recorded, "at">): Recorded {
  const date = parseCalendarDate(day);
  if (!date) throw new Error(day);
  return { at: instantOf(date, time), ...rest };
}

test.each([
  ["2022-05-13", { role: "setup" }, "13 May 2022, dated as the report", "13 May 2022, dated as the report"],
  ["2022-07-01", { role: "setup" }, "1 July 2022, dated as it took effect", "1 July 2022, dated as it took effect"],
  ["2026-03-02", { role: "setup", command: "inviteFirstPerson" }, "2 March 2026", "2 March 2026 at midday"],
  ["2026-03-02", { role: "setup", sample: true }, "2 March 2026", "2 March 2026 at midday"],
  ["2022-05-13", { role: "business" }, "13 May 2022", "13 May 2022 at midday"],
] as const)("the date %s of an event by %o", (day, by, date, instant) => {
  const event = recorded(day, "12:00", by);
  expect([formatRecordedDay(event), formatRecordedInstant(event)]).toEqual([date, instant]);
  expect(datingOf(event)).toBe(date.split(", ")[1] ?? null);
});
