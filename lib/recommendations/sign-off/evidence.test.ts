import { describe, expect, test } from "vitest";
import { parseCalendarDate } from "#lib/core/clock.ts";
import { acceptanceObstacle, missingForSignOff, type UsableEvidence } from "./evidence.ts";

function piece(id: number, shows: "activity" | "outcome", isSufficient = true): UsableEvidence {
  const trueOn = parseCalendarDate("2026-01-05");
  if (!trueOn) throw new Error("not a date");
  return { id, shows, isSufficient, title: `Piece ${id}`, trueOn };
}

describe("whether a request for sign-off can be accepted", () => {
  const usable = [piece(1, "activity"), piece(2, "outcome"), piece(3, "outcome", false)];

  test.each([
    ["with evidence of the outcome", [1, 2], null],
    ["with sufficient and insufficient evidence of the outcome", [2, 3], null],
    ["without evidence", [], /names no evidence/],
    ["with evidence of an activity alone", [1], /None of its evidence shows the difference/],
    ["with insufficient evidence of the outcome", [1, 3], /judged not sufficient/],
    ["with evidence that was replaced since", [1, 9], /replaced or removed/],
  ])("%s", (_name, evidenceIds, sentence) => {
    const obstacle = acceptanceObstacle({ evidenceIds }, usable);
    if (sentence) expect(obstacle).toMatch(sentence);
    else expect(obstacle).toBeNull();
  });
});

test.each([
  ["no update and no evidence", undefined, [], ["delivered", "outcome"]],
  [
    "an update that is on track, with evidence of an activity",
    "on-track",
    [piece(1, "activity")],
    ["delivered", "outcome"],
  ],
  ["delivered, without evidence", "delivered", [], ["outcome"]],
  ["delivered, with insufficient evidence", "delivered", [piece(1, "outcome", false)], ["outcome"]],
  ["at risk, with evidence of the outcome", "at-risk", [piece(1, "outcome")], ["delivered"]],
  ["delivered, with evidence of the outcome", "delivered", [piece(1, "outcome")], []],
])("what is missing for sign-off: %s", (_name, rating, usable, missing) =>
  expect(missingForSignOff(rating, usable)).toEqual(missing),
);
