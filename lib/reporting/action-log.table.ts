import type { CalendarDate } from "#lib/core/clock.ts";
import type { Column, Table } from "./exports/table.ts";

/** A row of the action log: one action with its recommendation and its state. */
export interface ActionLogRow {
  readonly reference: string;
  readonly shortTitle: string;
  /** The ask that it belongs to; empty if there is none. */
  readonly ask: string;
  readonly what: string;
  readonly agency: string;
  readonly person: string;
  readonly dueOn: CalendarDate;
  readonly state: string;
  readonly doneOn: CalendarDate | null;
  readonly daysOverdue: number | null;
  readonly note: string;
  readonly lastReported: CalendarDate | null;
  readonly sample: boolean;
}

const columns: readonly Column<ActionLogRow>[] = [
  { title: "Reference", width: 11, value: (row) => row.reference },
  { title: "Recommendation", width: 20, value: (row) => row.shortTitle },
  { title: "Part of it", width: 16, value: (row) => row.ask },
  { title: "Action", width: 36, value: (row) => row.what },
  { title: "Agency", width: 18, value: (row) => row.agency },
  { title: "Person", width: 16, value: (row) => row.person },
  { title: "Due", width: 13, kind: "date", value: (row) => row.dueOn },
  { title: "State", width: 10, value: (row) => row.state, colouredAs: (row) => (row.doneOn ? "complete" : null) },
  { title: "Done on", width: 13, kind: "date", value: (row) => row.doneOn },
  {
    title: "Days overdue",
    width: 10,
    kind: "number",
    value: (row) => row.daysOverdue,
    colouredAs: (row) => (row.daysOverdue === null ? null : "overdue"),
  },
  { title: "Last note", width: 36, value: (row) => row.note },
  { title: "Last reported", width: 13, kind: "date", value: (row) => row.lastReported },
];

/** The action log as a table for export. */
export function actionLogTable(rows: readonly ActionLogRow[]): Table<ActionLogRow> {
  return { name: "Action log", columns, rows, isSample: ({ sample }) => sample };
}
