import { expect, test } from "vitest";
import { day } from "#tests/support/sample-paper.ts";
import { asAtFrom, periodEndFrom } from "./as-at.rules.ts";

const today = day("2027-03-09");
const first = day("2022-05-13");

test.each([
  [undefined, "2027-03-09"],
  ["", "2027-03-09"],
  ["2027-01-12", "2027-01-12"],
  ["12 January 2027", "2027-01-12"],
  ["12/01/2027", "2027-01-12"],
])("as at %j is the %s", (text, date) => expect(asAtFrom(text, today, first)).toEqual({ date, refused: null }));

test.each([
  ["12/01/27", "Enter the year of the date with four figures, such as 2027."],
  ["0027-01-12", "Enter the year of the date with four figures, such as 2027."],
  ["2027-02-30", "Check the date: there is no such day in the calendar."],
  ["2027-03-10", "That day has not come yet."],
  ["2022-05-12", "That day is before the first review was published."],
])("as at %j is refused: %s", (text, sentence) =>
  expect(asAtFrom(text, today, first)).toEqual({ date: today, refused: `${sentence} This page shows today.` }),
);

test.each([
  ["2027-02-02", "2027-02-02", null],
  ["2 February 2027", "2027-02-02", null],
  ["2027-03-01", "2027-01-12", "The first day is after the last. The usual day is shown instead."],
  [
    "soon",
    "2027-01-12",
    "Enter the first day as day, month and year, such as 16 March 2027 or 16/03/2027. The usual day is shown instead.",
  ],
])("the first day %j of a period up to 28 February 2027 is %s", (text, date, refused) => {
  const end = {
    label: "the first day",
    earliest: first,
    latest: day("2027-02-28"),
    tooLate: "The first day is after the last.",
  };
  expect(periodEndFrom(text, day("2027-01-12"), end)).toEqual({ date, refused });
});
