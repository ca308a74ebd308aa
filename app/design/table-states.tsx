import { StatusTable } from "#app/components/status/status-table.tsx";
import { AT_MEETINGS, type StatusRow } from "#app/components/status/table-columns.ts";
import { statusNames } from "#lib/status/labels.ts";
import { statuses } from "#lib/status/rules.ts";

const meetings = [
  { label: "17 Mar", href: "#tables" },
  { label: "Now", href: null },
];

const headings = ["Recommendation", "Owner", "Rating", AT_MEETINGS, "Since 17 Mar", "Due", "Last update"].map(
  (label) => ({ label }),
);

/** A table of recommendations with a row for each rating. */
export function TableStates() {
  const rows = statuses.map(
    (status, index): StatusRow => ({
      reference: `ABC-${index + 1}`,
      shortTitle: "A recommendation with a title of usual length",
      owner: "NHS Kent and Medway",
      repeat: index === 2 ? "third time since 2022" : null,
      namedAs: index === 0 ? "Kent and Medway CCG" : null,
      isOwnerToBeConfirmed: index === 1,
      shown: status,
      shownName: statusNames[status],
      was: index === 2 ? "at risk" : null,
      changes: "1 update; 1 piece of evidence",
      due: "18 Nov 2026",
      dueNote: "9 days overdue",
      isOverdue: status === "overdue",
      dateNotes: index === 3 ? ["first agreed 1 November 2026; 1 change, 17 days later"] : [],
      updated: "20 Jul 2026",
      isDateSet: true,
      isUpdated: true,
      isSample: index === 4,
      owed: index === 6 ? "response owed by 23 Jan 2027" : "",
      notes: index === 5 ? ["silent for 130 days"] : [],
      atMeetings: [
        { status, words: statusNames[status] },
        { status, words: statusNames[status] },
      ],
    }),
  );
  return (
    <StatusTable
      caption="Each rating"
      rows={rows}
      query=""
      headings={headings}
      meetings={meetings}
      since="Since 17 Mar"
    />
  );
}
