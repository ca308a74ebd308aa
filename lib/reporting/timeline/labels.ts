import { formatDate } from "#lib/core/clock.ts";
import type { EventDetail, TimelineEvent } from "#lib/core/events.ts";
import { personName } from "#lib/core/events.ts";
import { roleNames } from "#lib/core/viewer.ts";
import type { Lookups } from "./lookups.ts";
import type { TimelineEntry } from "./reads.ts";

/** The paragraphs of an event, the last one with the meeting at which it happened. */
export function detailsOf({ facts, details }: TimelineEvent, lookups: Lookups): readonly EventDetail[] {
  const heldOn = facts.meetingId ? lookups.meetings.get(facts.meetingId) : undefined;
  return [...details(lookups), ...(heldOn ? [{ text: `At the meeting of ${formatDate(heldOn)}.` }] : [])];
}

/** Who did it, in which role then, and for which agency if the event is a report. */
export function authorOf(
  { personId, role, event }: Pick<TimelineEntry, "personId" | "role" | "event">,
  lookups: Lookups,
): string {
  if (personId === null) return "dated as the report; entered when the tracker was set up";
  const name = personName(lookups, personId);
  const agency = event.reportedBy === null ? undefined : lookups.directory.get(event.reportedBy)?.name;
  if (!agency) return `by ${name}, ${roleNames[role]}`;
  return role === "business" ? `by ${name}, business team, on behalf of ${agency}` : `by ${name} for ${agency}`;
}
