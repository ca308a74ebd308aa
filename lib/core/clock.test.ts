import { expect, test } from "vitest";
import { dateOf } from "./clock.ts";

test.each([
  ["2027-01-15T22:30:00Z", "2027-01-15"],
  ["2027-01-15T23:59:59.999Z", "2027-01-15"],
  ["2027-01-16T00:00:00Z", "2027-01-16"],
  ["2027-07-15T22:59:59.999Z", "2027-07-15"],
  ["2027-07-15T23:00:00Z", "2027-07-16"],
  // The clocks go forward and back at 01:00 UTC.
  ["2027-03-27T23:30:00Z", "2027-03-27"],
  ["2027-03-28T23:30:00Z", "2027-03-29"],
  ["2027-10-30T23:30:00Z", "2027-10-31"],
  ["2027-10-31T23:30:00Z", "2027-10-31"],
])("%s is on %s in London", (instant, date) => expect(dateOf(Date.parse(instant))).toBe(date));
