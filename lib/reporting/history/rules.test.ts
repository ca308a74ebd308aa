import { expect, test } from "vitest";
import { historyDateProblems, historyFilter } from "./rules.ts";

test("dates are taken as people type them", () => {
  const params = { from: "2 November 2026", to: "16/03/2027" };
  expect(historyFilter.parse(params)).toMatchObject({ from: "2026-11-02", to: "2027-03-16" });
  expect(historyDateProblems(params)).toEqual([]);
});

test("a date that cannot be read is ignored, and a sentence says so", () => {
  const params = { from: "02/11/26", to: "30 February 2027" };
  expect(historyFilter.parse(params)).toEqual({});
  expect(historyDateProblems(params)).toEqual([
    "Enter the year of “From” with four figures, such as 2027.",
    "Check “To”: there is no such day in the calendar.",
  ]);
  expect(historyDateProblems({ from: "", to: " " })).toEqual([]);
  expect(historyDateProblems({})).toEqual([]);
});
