import type { PlanDelivery } from "#lib/imports/plan-rows.ts";
import type { TestReview } from "./contents.ts";
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
  const rows = entries.map((entry, index) => {
    const { review, recommendation, action } = entry;
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
      action.due.cell,
      shown,
      status,
      action.updates.written,
    ]);
    const first = { text: "31/12/2024", date: "2024-12-31", proposed: null, precision: "day" };
    const row = expectedRow(`line ${index + 2}`, entry, {
      ratingAsWritten: status,
      delivery,
      percent,
      updates: action.updates.read,
      rest: { Priority: "High" },
    });
    return { ...row, earlierDues: [first, ...row.earlierDues] as typeof row.earlierDues };
  });
  return { file: planFile("csv", planTable("", [...table, headings.map(() => "")])), rows };
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
