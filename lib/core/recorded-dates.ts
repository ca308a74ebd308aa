import { harmToUnder2s } from "#db/seed/report.ts";
import type { CommandName } from "./access.ts";
import { dateOf, formatDate, formatInstant, type Instant } from "./clock.ts";
import type { Role } from "./viewer.ts";

/** When an event was recorded and by whom, as its trail row says. */
export interface Recorded {
  readonly at: Instant;
  readonly role: Role;
  readonly sample?: boolean;
  readonly command?: CommandName;
}

/**
 * How the date of an event is known where the event was entered with an earlier date when the tracker was set up: no one gave
 * its own date. Null for an event that was recorded when it happened.
 */
export function datingOf({ at, role, sample, command }: Recorded): string | null {
  if (role !== "setup" || sample || command === "inviteFirstPerson") return null;
  return dateOf(at) === harmToUnder2s.publishedOn ? "dated as the report" : "dated as it took effect";
}

/** What is said beside an update that came from a plan, which no one reported on the day of its event. */
export const AS_IMPORTED = "as written in an imported plan";

/** The day of an event, such as "16 March 2027" or "13 May 2022, dated as the report". */
export function formatRecordedDay(event: Recorded): string {
  return [formatDate(dateOf(event.at)), datingOf(event)].filter(Boolean).join(", ");
}

/** The day and time of an event; only the day with how it is known where no one gave a time. */
export function formatRecordedInstant(event: Recorded): string {
  return datingOf(event) ? formatRecordedDay(event) : formatInstant(event.at);
}
