import { describe, expect, test } from "vitest";
import { isAlike, isSameText, numberInRef } from "./matching.rules.ts";

describe("the same text", () => {
  test.each([
    ["Write to  each\nschool.", "write to each school."],
    ["The partner’s “plan”", 'The partner\'s "plan"'],
    ["Seen at [removed].", "Seen at Riverbend."],
    ["[removed] was seen at [removed]", "Baby A was seen at Riverbend"],
  ])("%j is what the file has as %j", (kept, read) => expect(isSameText(kept, read)).toBe(true));

  test.each([
    ["Write to each school.", "Write to each school"],
    ["Seen at [removed].", "Seen at Riverbend, twice"],
    ["Seen at [removed].", "Not seen at Riverbend."],
    ["", "Riverbend"],
  ])("%j is not %j", (kept, read) => expect(isSameText(kept, read)).toBe(false));
});

describe("an edited text", () => {
  test.each([
    ["Write to each school.", "Write to each of the schools."],
    ["Name the lead in the plan that goes home.", "Name the lead in each plan that goes home with parents."],
  ])("%j may have become %j", (one, other) => expect(isAlike(one, other)).toBe(true));

  test.each([
    ["Write to each school.", "Audit forty bookings a quarter."],
    ["Train midwives in the bruising protocol.", "Train social workers in writing plans."],
    ["", ""],
  ])("%j has not become %j", (one, other) => expect(isAlike(one, other)).toBe(false));
});

test.each([
  ["3", 3],
  ["R3", 3],
  ["Recommendation 12:", null],
  ["Recommendation 12", 12],
  ["HU2-4", 4],
  ["3.", 3],
  ["1.2", null],
  ["R1a", null],
  ["", null],
])("the number in %j is %j", (ref, number) => expect(numberInRef(ref)).toBe(number));
