import { expect, test } from "vitest";
import { acrossCells, planFile, planTable, type TestCell } from "#tests/support/plans/plan-tables.ts";
import type { PlanFile } from "../plan-tables.ts";
import { guessChoices } from "./guess.ts";
import { questionsOf } from "./questions.ts";
import { rowsOf } from "./rows.ts";

const rowsRead = (file: PlanFile) => rowsOf(file, guessChoices(file));
const fill = (colour: string, text = ""): TestCell => ({ text, fill: colour });

test("an agency above rows owns those that name only people", () => {
  const table = planTable("table 1", [
    ["No", "Recommendation", "Action", "Named lead", "By when"],
    acrossCells("Harbour Police", 5),
    ["1", "Log concerns.", "New form", "DI Marsh", "tbc"],
    ["2", "Share them.", "Portal", "as above", "tbc"],
    acrossCells("North Shore ICB", 5),
    ["3", "Ask twice.", "Script", "Named GP", "tbc"],
    ["4", "", "", "", ""],
  ]);
  const rows = rowsRead(planFile("docx", table));
  expect(rows.map(({ ref, owner, person }) => [ref, owner, person])).toEqual([
    ["1", "Harbour Police", "DI Marsh"],
    ["2", "Harbour Police", "DI Marsh"],
    ["3", "North Shore ICB", "Named GP"],
  ]);
});

test("the review of a plan without a title is that of the cover, and a closed sheet is not a review", () => {
  const heading = ["Ref", "Recommendation", "Agency", "Lead", "RAG"];
  const file = planFile(
    "xlsx",
    planTable("Cover", [
      ["Harbour Board"],
      ["SAR Hazel – composite action plan"],
      [fill("ff0000", "R"), "Not started"],
      [fill("92d050", "G"), "Complete"],
    ]),
    planTable("Plan", [heading, ["1", "Ask.", "ICB", "Jo Field", fill("ff0000", "R")]]),
    planTable("Closed", [heading, ["2", "Tell.", "ICB", "Jo Field", fill("92d050", "G")]]),
  );
  expect(rowsRead(file).map(({ review, owner, person, delivery }) => [review, owner, person, delivery])).toEqual([
    ["SAR Hazel", "ICB", "Jo Field", "not started"],
    ["SAR Hazel", "ICB", "Jo Field", "delivered"],
  ]);
});

test("the rating of the last month that has one holds, and the others are kept", () => {
  const file = planFile(
    "xlsx",
    planTable("SAR Fir", [
      ["Ref", "Recommendation", "Owner", "RAG Jan 25", "RAG Feb 25", "RAG Mar 25"],
      ["1", "Ask.", "HCC", "Not started", "On track", "Complete"],
      ["2", "Tell.", "HCC", "Not started", "At risk", ""],
    ]),
  );
  expect(rowsRead(file).map(({ delivery, rest }) => [delivery, rest])).toEqual([
    ["delivered", { "RAG Jan 25": "Not started", "RAG Feb 25": "On track" }],
    ["at risk", { "RAG Jan 25": "Not started" }],
  ]);
});

test("a status that says too little is made good by another", () => {
  const table = planTable("SAR Fir", [
    ["Ref", "Recommendation", "Owner", "Delivery status", "Progress status"],
    ["1", "Ask.", "HCC", "Not yet delivered", "At risk"],
    ["2", "Tell.", "HCC", "Delivered, not yet evidenced", "Completed"],
  ]);
  expect(rowsRead(planFile("xlsx", table)).map(({ ratingAsWritten, delivery }) => [ratingAsWritten, delivery])).toEqual(
    [
      ["Not yet delivered", "at risk"],
      ["Delivered, not yet evidenced", "delivered"],
    ],
  );
});

test("a form with two labels in a line is one recommendation", () => {
  const table = planTable("Rec 1", [
    ["SAR Willow: recommendation return"],
    ["Recommendation", ...acrossCells("1. Homes should have a route.", 3)],
    ["Lead agency", "North Shore ICB", "Lead officer", "Chief Nurse"],
    ["Target date", "31/12/2025", "Status", "On track"],
    ["Actions", ...acrossCells("Agree the route", 3)],
  ]);
  expect(rowsRead(planFile("xlsx", table))).toMatchObject([
    {
      at: "Rec 1!2",
      review: "SAR Willow",
      ref: "1",
      recommendation: "Homes should have a route.",
      action: "Agree the route",
      owner: "North Shore ICB",
      person: "Chief Nurse",
      due: { date: "2025-12-31" },
      delivery: "on track",
    },
  ]);
});

test("a text in each of the columns of the statuses is an update, and its heading the status", () => {
  const table = planTable("", [
    ["Theme", "Number", "Recommendation", "In progress", "Complete"],
    ["Lifts", "1", "Inspect lifts.", "", "Inspected in May 2025."],
    ["Plans", "2", "Share plans.", "Consultation closed.", ""],
  ]);
  expect(
    rowsRead(planFile("csv", table)).map(({ theme, delivery, updates }) => [theme, delivery, updates[0]?.text]),
  ).toEqual([
    ["Lifts", "delivered", "Inspected in May 2025."],
    ["Plans", "in progress", "Consultation closed."],
  ]);
});

test("a hidden row is taken and asked about, or left out; a hidden sheet is not read", () => {
  const plan = planTable("SAR Fir", [
    ["Ref", "Recommendation", "Owner"],
    ["1", "Ask.", "HCC"],
    ["2", "Tell.", "HCC"],
  ]);
  const hiddenRow = { ...plan, rows: plan.rows.map((row) => ({ ...row, isHidden: row.number === 3 })) };
  const file = planFile("xlsx", hiddenRow, { ...plan, name: "Old", isHidden: true });
  const choices = guessChoices(file);
  const rows = rowsOf(file, choices);
  expect(rows.map(({ at }) => at)).toEqual(["SAR Fir!2", "SAR Fir!3"]);
  expect(questionsOf(choices, rows).map(({ about, places }) => [about, places])).toEqual([["hidden", ["SAR Fir!3"]]]);
  expect(rowsOf(file, { ...choices, takesHiddenRows: false }).map(({ at }) => at)).toEqual(["SAR Fir!2"]);
});

test("a formula that moves with the day is left out, and a column without a home is kept", () => {
  const table = planTable("SAR Fir", [
    ["Ref", "Recommendation", "Owner", "Overdue by", "Funding"],
    ["1", "Ask.", "HCC", { text: "812", isFormula: true }, "Grant"],
  ]);
  expect(rowsRead(planFile("xlsx", table)).map(({ rest }) => rest)).toEqual([{ Funding: "Grant" }]);
});

test("an update that goes on in the next row is one with the row above", () => {
  const table = planTable("SAR Fir", [
    ["Ref", "Recommendation", "Action", "Owner", "Update"],
    ["1", { text: "Ask.", rows: 2 }, "Write", "HCC", "12/02/25 – drafted."],
    ["", { covered: true }, "", "", "14/03/25 – agreed."],
  ]);
  expect(rowsRead(planFile("xlsx", table)).map(({ updates }) => updates)).toEqual([
    [
      { on: "2025-02-12", text: "drafted." },
      { on: "2025-03-14", text: "agreed." },
    ],
  ]);
});

test("a table without the headings of a plan is not read, and no file is too empty", () => {
  const file = planFile(
    "xlsx",
    planTable("Figures", [
      ["Colour", "Number"],
      ["Red", "4"],
      ["Green", "5"],
    ]),
    planTable("Blank", []),
  );
  const choices = guessChoices(file);
  expect(choices.parts.map(({ isUsed, reason }) => [isUsed, reason])).toEqual([
    [false, "It has no headings of a plan."],
    [false, "It has no headings of a plan."],
  ]);
  expect(rowsOf(file, choices)).toEqual([]);
});

test("a long text in the place of an owner or a date is kept as written", () => {
  const [owners, dates] = ["HCC and ICB, ".repeat(200), "31/03/25 or ".repeat(200)];
  const table = planTable("SAR Fir", [
    ["Ref", "Recommendation", "Action", "Owner", "Due"],
    ["1", "Ask.", "Write", owners, dates],
  ]);
  expect(rowsRead(planFile("xlsx", table))).toMatchObject([
    { owner: null, contributors: [], ownerAsWritten: owners.trim(), due: { text: dates.trim(), date: null } },
  ]);
});
