import { formatRecordedInstant } from "#lib/core/recorded-dates.ts";
import { roleNames } from "#lib/core/viewer.ts";
import type { CsvTable } from "#lib/reporting/exports/csv.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import type { HistoryRow } from "./queries.ts";

/** Events of the history as a table for export, with the names of people by id. */
export function historyTable(
  rows: AsyncIterable<HistoryRow>,
  names: ReadonlyMap<number, string>,
): CsvTable<HistoryRow> {
  return {
    rows,
    isSample: ({ sample }) => sample,
    columns: [
      { title: "Number", value: ({ number }) => number },
      { title: "At (UTC)", value: ({ at }) => new Date(at).toISOString() },
      { title: "At (Europe/London)", value: formatRecordedInstant },
      {
        title: "Person",
        value: ({ personId }) => (personId === null ? "The tracker itself" : (names.get(personId) ?? "a person")),
      },
      { title: "Role", value: ({ role }) => roleNames[role] },
      { title: "What", value: ({ command }) => commandLabel(command) },
      { title: "About", value: ({ reference, subjectKind, subjectId }) => reference ?? `${subjectKind} ${subjectId}` },
      { title: "Held", value: ({ isHeld }) => (isHeld ? "held" : "") },
      { title: "Digest", value: ({ digest }) => digest },
      { title: "Hash", value: ({ hash }) => hash },
    ],
  };
}
