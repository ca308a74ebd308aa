import { expect, test } from "vitest";
import { type CalendarDate, parseCalendarDate } from "#lib/core/clock.ts";
import { type Meeting, meetingsAround } from "./meetings.rules.ts";

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(text);
  return date;
};

const meetings = ["2027-03-16", "2027-01-14", "2027-06-15"].map(
  (heldOn, id): Meeting => ({ id, title: "Executive", heldOn: day(heldOn), papersDueOn: null }),
);

test.each([
  ["2027-01-01", [null, null, "2027-01-14"]],
  ["2027-01-14", [null, "2027-01-14", "2027-03-16"]],
  ["2027-03-15", ["2027-01-14", null, "2027-03-16"]],
  ["2027-06-15", ["2027-03-16", "2027-06-15", null]],
  ["2027-06-16", ["2027-06-15", null, null]],
])(
  "around %s are the meeting before, the one on the day and the next, which is never that on the day",
  (date, dates) => {
    const { last, ofDay, next } = meetingsAround(meetings, day(date));
    expect([last, ofDay, next].map((meeting) => meeting?.heldOn ?? null)).toEqual(dates);
  },
);
