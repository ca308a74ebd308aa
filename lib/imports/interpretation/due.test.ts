import { describe, expect, test } from "vitest";
import { planCell } from "#tests/support/plans/plan-tables.ts";
import { datesOfCell, datesOfText } from "./due.ts";
import { datesAndProgress } from "./due-and-progress.ts";

const shortly = (dates: ReturnType<typeof datesOfText>) =>
  dates.current.map(({ text, date, proposed, precision }) => [
    text,
    date ?? proposed,
    date === null ? precision : "day",
  ]);

describe("a day is read with the day first", () => {
  test.each([
    ["31/03/24", "2024-03-31"],
    ["5/6/24", "2024-06-05"],
    ["31.3.24", "2024-03-31"],
    ["31-03-2024", "2024-03-31"],
    ["2024-05-31", "2024-05-31"],
    ["2024-05-31T00:00:00", "2024-05-31"],
    ["31st March 2024", "2024-03-31"],
    ["Friday 31 March 2023", "2023-03-31"],
    ["31-Jan-24", "2024-01-31"],
    ["March 31, 2024", "2024-03-31"],
  ])("%s", (text, day) => expect(shortly(datesOfText(text))).toEqual([[text, day, "day"]]));
});

describe("a month or a quarter is its last day, as a proposal", () => {
  test.each([
    ["Sep-24", "2024-09-30", "month"],
    ["Sept 2024", "2024-09-30", "month"],
    ["End of February 2024", "2024-02-29", "month"],
    ["03/2024", "2024-03-31", "month"],
    ["June/July 2024", "2024-07-31", "month"],
    ["Q2 2023/24", "2023-09-30", "quarter"],
    ["Q4 24/25", "2025-03-31", "quarter"],
    ["2024/25 Q1", "2024-06-30", "quarter"],
    ["Quarter 3 2023-24", "2023-12-31", "quarter"],
    ["4th quarter 2023/24", "2024-03-31", "quarter"],
  ])("%s", (text, day, precision) => expect(shortly(datesOfText(text))).toEqual([[text, day, precision]]));
});

describe("what is not a date stays as written", () => {
  test.each([
    "30/02/24",
    "31/06/2024",
    "12/31/2024",
    "Ongoing",
    "tbc",
    "by Christmas",
    "Immediate",
    "Annually/ongoing",
    "Spring 2024",
    "2024/25",
    "March",
    "Q1",
    "within 3 months",
    "From April 2024",
    "N/A",
  ])("%s", (text) => expect(shortly(datesOfText(text))).toEqual([[text, null, "none"]]));
});

test("words that lead to a date are no part of it", () => {
  expect(shortly(datesOfText("By 30 April 2025"))).toEqual([["30 April 2025", "2025-04-30", "day"]]);
  expect(shortly(datesOfText("To be completed by end of March 2024"))).toEqual([
    ["end of March 2024", "2024-03-31", "month"],
  ]);
  expect(shortly(datesOfText("31 March 2024 and each year"))).toEqual([
    ["31 March 2024 and each year", "2024-03-31", "day"],
  ]);
});

test("a range ends on its last day, and a week has no one day", () => {
  expect(datesOfText("01/04/24 - 30/06/24").current).toMatchObject([{ date: null, proposed: "2024-06-30" }]);
  expect(datesOfText("w/c 4 March 2024").current).toMatchObject([{ date: null, proposed: "2024-03-04" }]);
});

test("earlier dates are told apart", () => {
  const was = datesOfText("March 2024 (was Jan)");
  expect(shortly(was)).toEqual([["March 2024", "2024-03-31", "month"]]);
  expect(was.earlier).toEqual([{ text: "Jan", date: null, proposed: null, precision: "none" }]);
  const revised = datesOfText("31/03/24 revised to 30/06/24");
  expect(shortly(revised)).toEqual([["30/06/24", "2024-06-30", "day"]]);
  expect(revised.earlier.map(({ date }) => date)).toEqual(["2024-03-31"]);
  const struck = datesOfCell(planCell({ text: "30-Jun-24", struck: "31-Mar-24" }));
  expect([shortly(struck), struck.earlier.map(({ date }) => date)]).toEqual([
    [["30-Jun-24", "2024-06-30", "day"]],
    ["2024-03-31"],
  ]);
});

test("several dates in a cell are kept in order", () => {
  expect(shortly(datesOfText("31/03/23\n31/07/23"))).toEqual([
    ["31/03/23", "2023-03-31", "day"],
    ["31/07/23", "2023-07-31", "day"],
  ]);
});

test("a cell that holds a day and shows a month is a month", () => {
  const cell = planCell({ text: "Sep-24", day: "2024-09-01", showsMonth: true });
  expect(shortly(datesOfCell(cell))).toEqual([["Sep-24", "2024-09-30", "month"]]);
  const day = planCell({ text: "9/1/24", day: "2024-09-01" });
  expect(shortly(datesOfCell(day))).toEqual([["9/1/24", "2024-09-01", "day"]]);
});

test("a date at which it was done is no due date", () => {
  expect(datesOfText("Completed 22/11/2024")).toMatchObject({ current: [], doneOn: "2024-11-22", isDone: true });
  expect(datesOfText("Completed – circulated 12 November 2024")).toMatchObject({
    current: [{ text: "Completed – circulated 12 November 2024", date: null }],
    doneOn: null,
    isDone: true,
  });
  expect(datesOfText("Complete by 31/03/2024")).toMatchObject({ current: [{ date: "2024-03-31" }], isDone: false });
});

test("progress that stands with a date is not a date", () => {
  const dates = datesAndProgress("By 30 April 2025\nCriteria revised; sent out 13 January 2025.");
  expect([shortly(dates), dates.others]).toEqual([
    [["30 April 2025", "2025-04-30", "day"]],
    "Criteria revised; sent out 13 January 2025.",
  ]);
  expect(datesAndProgress("Not yet begun, since the group has not met in the last year")).toMatchObject({
    current: [],
  });
});
