import { formatDate } from "#lib/core/clock.ts";
import type { EventDetail, TimelineEvent } from "#lib/core/events.ts";
import { personName } from "#lib/core/events.ts";
import { datingOf, formatRecordedInstant } from "#lib/core/recorded-dates.ts";
import { roleNames } from "#lib/core/viewer.ts";
import { cellInWords } from "#lib/imports/labels.ts";
import type { Lookups } from "./lookups.ts";
import type { TimelineEntry } from "./reads.ts";

/** The paragraphs of an event, the last one with the meeting at which it happened. */
export function detailsOf({ facts, details }: TimelineEvent, lookups: Lookups): readonly EventDetail[] {
  const heldOn = facts.meetingId ? lookups.meetings.get(facts.meetingId) : undefined;
  return [...details(lookups), ...(heldOn ? [{ text: `At the meeting of ${formatDate(heldOn)}.` }] : [])];
}

/** When it was recorded and by whom; of what was entered when the tracker was set up, how its date is known. */
export function bylineOf(entry: TimelineEntry, lookups: Lookups): string {
  const when = formatRecordedInstant(entry);
  if (datingOf(entry)) return `${when}; entered when the tracker was set up`;
  const { source } = entry;
  const from = source ? `. Imported from ${source.fileName}, ${cellInWords(source.cell)}` : "";
  return `${when}, ${authorOf(entry, lookups)}${from}`;
}

/** Who did it, in which role then, and for which agency if the event is a report. */
function authorOf({ personId, role, event }: TimelineEntry, lookups: Lookups): string {
  if (personId === null) return "by the tracker itself";
  const name = personName(lookups, personId);
  const agency = event.reportedBy === null ? undefined : lookups.directory.get(event.reportedBy)?.name;
  if (!agency) return `by ${name}, ${roleNames[role]}`;
  return role === "business" ? `by ${name}, business team, on behalf of ${agency}` : `by ${name} for ${agency}`;
}
