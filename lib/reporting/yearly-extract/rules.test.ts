import { describe, expect, test } from "vitest";
import { day } from "#tests/support/sample-paper.ts";
import { defaultPeriod, parsePeriod } from "./rules.ts";

describe("the default period", () => {
  test.each([
    ["2027-03-31", "2026-04-01", "2027-03-31"],
    ["2027-04-01", "2026-04-01", "2027-03-31"],
    ["2027-09-30", "2026-04-01", "2027-03-31"],
    ["2027-10-01", "2027-04-01", "2027-10-01"],
    ["2028-02-29", "2027-04-01", "2028-02-29"],
  ])("on %s is from %s to %s", (today, from, to) => {
    expect(defaultPeriod(day(today))).toEqual({ from, to });
  });
});

describe("the requested period", () => {
  const today = day("2027-03-09");
  const usual = { from: "2026-04-01", to: "2027-03-09" };

  test("is used if it is valid; a missing end is that of the default period", () => {
    const asked = { from: "2025-04-01", to: "2026-03-31" };
    expect(parsePeriod(asked, today, null)).toEqual({ ...asked, refused: null });
    expect(parsePeriod({ from: "1 April 2025", to: "31/03/2026" }, today, null)).toEqual({ ...asked, refused: null });
    expect(parsePeriod({ from: "2027-01-01" }, today, null)).toEqual({ ...usual, from: "2027-01-01", refused: null });
    expect(parsePeriod({ from: "", to: "" }, today, day("2022-05-13"))).toEqual({ ...usual, refused: null });
  });

  test.each([
    [{ from: "2027-02-30" }, "Check the first day: there is no such day in the calendar."],
    [{ from: "01/04/26" }, "Enter the year of the first day with four figures, such as 2027."],
    [{ to: "yesterday" }, "Enter the last day as day, month and year, such as 16 March 2027 or 16/03/2027."],
    [{ to: "2027-03-10" }, "The last day has not come yet: enter today or an earlier day."],
    [{ from: "2027-03-01", to: "2027-02-28" }, "The first day is after the last: enter the earlier day first."],
    [{ from: "2021-04-01", to: "2022-03-31" }, "That ends before the first review was published, on 13 May 2022."],
  ])("%o is refused with a sentence, and gives the default period", (asked, sentence) => {
    const refused = `${sentence} This is the usual year.`;
    expect(parsePeriod(asked, today, day("2022-05-13"))).toEqual({ ...usual, refused });
  });
});
