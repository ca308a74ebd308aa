import type { PlanDelivery } from "#lib/imports/plan-rows.ts";
import { planDate, type TestReview } from "./contents.ts";
import { entriesOf, expectedRow, type TestPlan } from "./layouts.ts";
import { planFile, planTable, type TestCell } from "./plan-tables.ts";

const statuses: readonly (readonly [string, PlanDelivery | null])[] = [
  ["Implemented", "delivered"],
  ["Partially implemented", "in progress"],
  ["On track", "on track"],
  ["Not yet started", "not started"],
  ["Overdue", null],
  ["Superseded", "superseded"],
  ["Not accepted", "not pursued"],
  ["Paused", null],
];

/** An audit tracker as a CSV file: revised dates, percentages in both ways, and statuses in words. */
export function auditTracker(reviews: readonly TestReview[]): TestPlan {
  const headings = [
    "Audit",
    "Rec No",
    "Priority",
    "Recommendation",
    "Agreed Action",
    "Responsible Officer",
    "Original Due Date",
    "Revised Due Date",
    "% Complete",
    "Status",
    "Management Update",
  ];
  const entries = entriesOf(reviews);
  const table: TestCell[][] = [headings];
  let line = 1;
  const rows = entries.map((entry, index) => {
    line = index === 0 ? 2 : line + linesOf(table.at(-1));
    const { review, recommendation, action } = entry;
    // A CSV file has no text that is struck through.
    const { cell } = action.due;
    const due =
      typeof cell === "object" && cell.struck ? { ...action.due, cell: cell.text ?? "", earlier: [] } : action.due;
    const [status = "", delivery = null] = statuses[index % statuses.length] ?? [];
    const percent = (index * 25) % 125;
    const shown = index % 2 === 0 ? `${percent}%` : String(percent / 100);
    table.push([
      review.name,
      recommendation.ref,
      "High",
      recommendation.wording,
      action.action,
      action.owner.written,
      "31/12/2024",
      due.cell,
      shown,
      status,
      action.updates.written,
    ]);
    return expectedRow(`line ${line}`, entry, {
      ratingAsWritten: status,
      delivery,
      percent,
      updates: action.updates.read,
      earlierDues: [planDate("31/12/2024", "2024-12-31"), ...due.earlier],
      rest: { Priority: "High" },
    });
  });
  const all = planTable("", [...table, headings.map(() => "")]);
  let number = 1;
  const numbered = all.rows.map((row, index) => {
    const own = { ...row, number };
    number += linesOf(table[index]);
    return own;
  });
  return { file: planFile("csv", { ...all, rows: numbered }), rows };
}

/** How many lines of the file a record takes. */
function linesOf(row: readonly TestCell[] | undefined): number {
  const breaks = (row ?? []).map(
    (cell) => (typeof cell === "string" ? cell : (cell.text ?? "")).split("\n").length - 1,
  );
  return 1 + breaks.reduce((sum, count) => sum + count, 0);
}

/** A tick under the status that a recommendation has, and a date of its own for those that were moved. */
export function ticks(reviews: readonly TestReview[]): TestPlan {
  const [review] = reviews;
  const entries = review ? entriesOf([review]) : [];
  const table: TestCell[][] = [
    [
      "No",
      "Recommendation",
      "Action",
      "Responsible agency",
      "Update on progress",
      "Achieved (tick)",
      "On target (tick)",
      "New date",
    ],
  ];
  const rows = entries.map((entry, index) => {
    const { recommendation, action } = entry;
    const isAchieved = index % 2 === 0;
    table.push([
      recommendation.ref,
      recommendation.wording,
      action.action,
      action.owner.written,
      action.updates.written,
      isAchieved ? "✓" : "",
      isAchieved ? "" : "x",
      action.due.cell,
    ]);
    return expectedRow(`table 1, row ${index + 2}`, entry, {
      ratingAsWritten: isAchieved ? "Achieved" : "On target",
      delivery: isAchieved ? "delivered" : "on track",
      updates: action.updates.read,
    });
  });
  return { file: planFile("docx", planTable("table 1", table, { before: [`${review?.name}: monitoring`] })), rows };
}
