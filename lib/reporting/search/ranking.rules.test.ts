import { expect, test } from "vitest";
import { rankedGroups } from "./ranking.rules.ts";

test("facts are grouped by their subject, the best first, and the latest of equal ones", () => {
  const groups = rankedGroups([
    { id: 1, score: -1, about: 4 },
    { id: 2, score: -3, about: 8 },
    { id: 3, score: -2, about: 4 },
    { id: 4, score: -2, about: 12 },
    { id: 2, score: -3, about: 8 },
  ]);
  expect(groups.map(({ about, hits }) => [about, hits.map(({ id }) => id)])).toEqual([
    [8, [2]],
    [12, [4]],
    [4, [3, 1]],
  ]);
});
