import { describe, expect, test } from "vitest";
import { type TestReview, testReviews } from "#tests/support/plans/contents.ts";
import {
  labelsAtTheLeft,
  mergedDown,
  recommendationAbove,
  tablePerAgency,
} from "#tests/support/plans/document-layouts.ts";
import type { TestPlan } from "#tests/support/plans/layouts.ts";
import { Random } from "#tests/support/plans/random.ts";
import { auditTracker, ticks } from "#tests/support/plans/text-layouts.ts";
import { oneLog, sheetPerReview, tablesInOneSheet, transposed } from "#tests/support/plans/workbook-layouts.ts";
import { guessChoices } from "./guess.ts";
import { rowsOf } from "./rows.ts";

const layouts: readonly (readonly [string, (reviews: readonly TestReview[]) => TestPlan])[] = [
  ["one log for every review", oneLog],
  ["a sheet for each review", sheetPerReview],
  ["several tables in one sheet", tablesInOneSheet],
  ["labels at the left and a column for each recommendation", transposed],
  ["a table for each agency", tablePerAgency],
  ["a table for each recommendation, with labels at the left", labelsAtTheLeft],
  ["a recommendation merged down over its actions", mergedDown],
  ["a recommendation above the table of its actions", recommendationAbove],
  ["an audit tracker in a CSV file", auditTracker],
  ["ticks under a status", ticks],
];
const seeds = Array.from({ length: 20 }, (_, seed) => seed + 1);

describe.each(layouts)("%s", (_name, layout) => {
  test.each(seeds)("is read to the rows that it was made of, in every field (seed %i)", (seed) => {
    const plan = layout(testReviews(new Random(seed)));
    const rows = rowsOf(plan.file, guessChoices(plan.file)).map(({ ask: _ask, ...row }) => row);
    expect(plan.rows.length).toBeGreaterThan(0);
    expect(rows).toEqual(plan.rows);
  });
});
