import { describe, expect, test } from "vitest";
import { bothMean, meaningOf } from "./meanings.ts";

describe("words say how something stands", () => {
  test.each([
    ["Complete", "delivered"],
    ["Implemented", "delivered"],
    ["Complete, evidence awaited", "delivered"],
    ["Complete - monitoring ongoing", "delivered"],
    ["Delivered, not yet evidenced", "delivered"],
    ["Evidenced and assured", "delivered"],
    ["In progress", "in progress"],
    ["Partially implemented", "in progress"],
    ["Not yet fully achieved", "in progress"],
    ["In progress and expected to be met", "on track"],
    ["On track to be completed by the target date", "on track"],
    ["On track with some risk", "at risk"],
    ["At risk of not being completed on time", "at risk"],
    ["Some delay", "at risk"],
    ["Overdue or not expected to be met", "off track"],
    ["Behind schedule", "off track"],
    ["Not on track", "off track"],
    ["Off track: will not be met", "off track"],
    ["Not started", "not started"],
    ["Yet to commence", "not started"],
    ["Not started or behind", "not started or behind"],
    ["Not accepted", "not pursued"],
    ["No longer required", "not pursued"],
    ["Superseded", "superseded"],
    ["Closed – superseded by 4", "superseded"],
  ])("%s", (text, delivery) => expect(meaningOf(text).delivery).toBe(delivery));
});

describe("words that say nothing known, or two things, are asked about", () => {
  test.each([
    "Not yet delivered",
    "Complete or on track",
    "On track / complete",
    "Awaiting sign-off",
    "Overdue",
    "Open",
    "Paused",
    "Acceptable",
    "over 75% complete",
    "Phase 2",
    "",
  ])("%s", (text) => expect(meaningOf(text).delivery).toBeNull());
});

test("what the clock says, and what someone accepted, is told", () => {
  expect(meaningOf("Overdue")).toMatchObject({ isOverdue: true, isAccepted: false });
  expect(meaningOf("Complete and change embedded")).toMatchObject({ isOverdue: false, isAccepted: true });
  expect(meaningOf("Complete")).toMatchObject({ isOverdue: false, isAccepted: false });
});

test("a word and a colour together", () => {
  expect(bothMean("in progress", "on track")).toBe("on track");
  expect(bothMean("delivered", null)).toBe("delivered");
  expect(bothMean("delivered", "delivered")).toBe("delivered");
  expect(bothMean("on track", "delivered")).toBeNull();
});
