import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { samplePlan } from "#tests/support/sample-plan.ts";
import { guessChoices } from "./interpretation/guess.ts";
import { rowsOf } from "./interpretation/rows.ts";
import { readPlanFile } from "./reading/read.ts";

const inDocs = join(import.meta.dirname, "../../docs/sample-plan.xlsx");

test("docs/sample-plan.xlsx is the plan that the journey imports, and reads as it should", async () => {
  const file = await readPlanFile(readFileSync(inDocs), "sample-plan.xlsx");
  expect(file).toEqual(await readPlanFile(samplePlan(), "sample-plan.xlsx"));
  const rows = rowsOf(file, guessChoices(file));
  expect(rows.map(({ at, ref, delivery, due }) => [at, ref, delivery, due.precision])).toEqual([
    ["Kingfisher!4", "1", "on track", "day"],
    ["Kingfisher!5", "1", null, "month"],
    ["Kingfisher!6", "2", "delivered", "day"],
    ["Audit of plans!4", "1", "off track", "none"],
  ]);
  expect(new Set(rows.map(({ review }) => review)).size).toBe(2);
  expect(rows.filter(({ hold }) => hold)).toEqual([]);
});
