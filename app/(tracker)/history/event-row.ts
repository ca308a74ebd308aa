import { mayRead } from "#lib/core/access.ts";
import { dateOf, formatDate, formatShortDate, formatShortInstant } from "#lib/core/clock.ts";
import { datingOf } from "#lib/core/recorded-dates.ts";
import { roleNames, type Viewer } from "#lib/core/viewer.ts";
import type { HistoryRow } from "#lib/reporting/history/queries.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import { commandLabel } from "#lib/reporting/timeline/registry.ts";
import type { EventRow } from "./history-table.tsx";

/** Names by id, and the codes of reviews. */
interface Named extends Lookups {
  readonly reviews: ReadonlyMap<number, string>;
}

/** An event as a row of the history. */
export function eventRow(event: HistoryRow, known: Named, viewer: Viewer): EventRow {
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
  { names, directory, meetings, reviews }: Named,
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
    case "review": {
      const code = reviews.get(subjectId);
      return code ? link(`/reviews/${code}`, `Review ${code}`) : link("/reviews", "A review");
    }
    case "meeting": {
      const heldOn = meetings.get(subjectId);
      return heldOn
        ? link(`/board/meetings/${heldOn}`, `Meeting of ${formatDate(heldOn)}`)
        : link("/board/meetings", "A meeting");
    }
    case "import":
      return link(mayRead(viewer, "seeImports") ? `/imports/${subjectId}` : null, "An import of a plan");
    default:
      return null;
  }
}
