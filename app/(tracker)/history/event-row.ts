import { mayRead } from "#lib/core/access.ts";
import { dateOf, formatDate, formatShortDate, formatShortInstant } from "#lib/core/clock.ts";
import { datingOf } from "#lib/core/recorded-dates.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import type { HistoryRow } from "#lib/reporting/history/queries.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import type { EventRow } from "./history-table.tsx";

/** An event as a row of the history. */
export function eventRow(event: HistoryRow, known: Lookups, viewer: Viewer): EventRow {
  const { number, at, command, personId, role, sample, isHeld } = event;
  const dating = datingOf(event);
  return {
    number,
    when: dating ? formatShortDate(dateOf(at)) : formatShortInstant(at),
    dating,
    what: commandLabel(command),
    isSample: sample === true,
    isHeld,
    about: subjectOf(event, known, viewer),
    by: personId === null ? "The tracker itself" : (known.names.get(personId) ?? "An unknown person"),
    role: personId === null ? null : roleNames[role],
  };
}

function subjectOf(
  { number, reference, shortTitle, subjectKind, subjectId }: HistoryRow,
  { names, directory, meetings }: Lookups,
  viewer: Viewer,
): EventRow["about"] {
  if (reference) return { href: `/recommendations/${reference}#n${number}`, label: reference, title: shortTitle };
  const link = (href: string | null, label: string) => ({ href, label, title: null });
  switch (subjectKind) {
    case "person":
      return link(
        mayRead(viewer, "seePeople") ? `/people/${subjectId}` : null,
        names.get(subjectId) ?? "An unknown person",
      );
    case "agency":
      return link(`/agencies/${subjectId}`, directory.get(subjectId)?.name ?? "An agency");
    case "review":
      return link("/reviews", "A review");
    case "meeting": {
      const heldOn = meetings.get(subjectId);
      return heldOn
        ? link(`/board/meetings/${heldOn}`, `Meeting of ${formatDate(heldOn)}`)
        : link("/board/meetings", "A meeting");
    }
    default:
      return null;
  }
}
