import { expect, test } from "vitest";
import { planFile, planTable } from "#tests/support/plans/plan-tables.ts";
import { planChoices } from "./choices.ts";
import { guessChoices } from "./guess.ts";
import { questionsOf } from "./questions.ts";
import { rowsOf } from "./rows.ts";
import { shapeOf } from "./shape.ts";

const heading = ["Review", "Ref", "Recommendation", "Action", "Owner", "Due", "Status", "Update"];
const file = planFile(
  "xlsx",
  planTable("Actions", [
    heading,
    ["SAR Oak", "1", "Ask about pets.", "Add a prompt", "Harbour Trust", "31/03/2025", "In progress", "In test."],
    ["SAR Oak", "2", "Keep a log.", "Set it up", "Harbour Police", "tbc", "Not started", ""],
  ]),
);

test("a table with one row of headings is read to rows", () => {
  const choices = guessChoices(file);
  expect(planChoices.parse(JSON.parse(JSON.stringify(choices)))).toEqual(choices);
  expect(choices.layouts[0]?.columns.map(({ field }) => field)).toEqual([
    "review",
    "ref",
    "recommendation",
    "action",
    "owner",
    "due",
    "rating",
    "update",
  ]);
  const rows = rowsOf(file, choices);
  expect(rows.map(({ at, review, ref, owner, due }) => [at, review, ref, owner, due.date])).toEqual([
    ["Actions!2", "SAR Oak", "1", "Harbour Trust", "2025-03-31"],
    ["Actions!3", "SAR Oak", "2", "Harbour Police", null],
  ]);
  expect(questionsOf(choices, rows).map(({ key, places }) => [key, places])).toEqual([
    ["meaning:text:in progress", ["Actions!2"]],
    ["due:tbc", ["Actions!3"]],
  ]);
});

test("the next file with the same headings has the same shape", () => {
  const later = planFile(
    "xlsx",
    planTable("Actions", [heading, ["SAR Elm", "1", "Ask.", "Add", "Harbour Trust", "", "", ""]]),
  );
  const other = planFile("xlsx", planTable("Actions", [heading.slice(1), ["1", "Ask.", "Add", "", "", "", ""]]));
  expect(shapeOf(guessChoices(later))).toBe(shapeOf(guessChoices(file)));
  expect(shapeOf(guessChoices(other))).not.toBe(shapeOf(guessChoices(file)));
});
