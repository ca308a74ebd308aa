import type { CalendarDate } from "#lib/core/clock.ts";
import { statusNames } from "#lib/status/labels.ts";
import type { Status } from "#lib/status/rules.ts";
import type { Column, Table } from "./exports/table.ts";

/** A row of the list of recommendations: one recommendation and its status. */
export interface RecommendationRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly wording: string;
  readonly owner: string;
  readonly lead: string;
  readonly rating: Status;
  /** What is shown beside the rating, such as "silent for 118 days". */
  readonly notes: readonly string[];
  readonly dueOn: CalendarDate | null;
  readonly firstDueOn: CalendarDate | null;
  readonly daysOverdue: number | null;
  readonly lastUpdateOn: CalendarDate | null;
  readonly openActions: number;
  readonly openQuestions: number;
  readonly evidence: number;
  readonly sample: boolean;
}

const columns: readonly Column<RecommendationRow>[] = [
  { title: "Reference", width: 11, value: (row) => row.reference },
  { title: "Recommendation", width: 20, value: (row) => row.shortTitle },
  { title: "As worded", width: 42, value: (row) => row.wording },
  { title: "Owner", width: 20, value: (row) => row.owner },
  { title: "Lead", width: 16, value: (row) => row.lead },
  { title: "Rating", width: 14, value: (row) => statusNames[row.rating], colouredAs: (row) => row.rating },
  { title: "Notes", width: 22, value: (row) => row.notes.join("; ") },
  { title: "Due", width: 13, kind: "date", value: (row) => row.dueOn },
  { title: "First agreed", width: 13, kind: "date", value: (row) => row.firstDueOn },
  {
    title: "Days overdue",
    width: 10,
    kind: "number",
    value: (row) => row.daysOverdue,
    colouredAs: (row) => (row.daysOverdue === null ? null : "overdue"),
  },
  { title: "Last update", width: 13, kind: "date", value: (row) => row.lastUpdateOn },
  { title: "Open actions", width: 10, kind: "number", value: (row) => row.openActions },
  { title: "Open questions", width: 11, kind: "number", value: (row) => row.openQuestions },
  { title: "Evidence", width: 11, kind: "number", value: (row) => row.evidence },
];

/** The list of recommendations as a table for export. */
export function recommendationTable(rows: readonly RecommendationRow[]): Table<RecommendationRow> {
  return { name: "Recommendations", columns, rows, isSample: ({ sample }) => sample };
}
