import { meets } from "./listing.rules.ts";
import type { RecommendationStatus, Status } from "./rules.ts";

/** How many recommendations there are of each kind. */
export interface Summary {
  readonly total: number;
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly withoutUpdate: number;
  readonly withoutUpdateSinceMeeting: number;
  readonly silent: number;
  readonly withoutDueDate: number;
  readonly ownersToBeConfirmed: number;
  readonly awaitingSignOff: number;
  readonly newDatesAsked: number;
  readonly rechecksDue: number;
}

/** Counts recommendations. `meetingEvent` is the last event up to the last meeting; null if there was none. */
export function summaryOf(all: readonly RecommendationStatus[], meetingEvent: number | null): Summary {
  const byStatus: Record<Status, number> = {
    "not-pursued": 0,
    embedded: 0,
    complete: 0,
    delivered: 0,
    overdue: 0,
    "off-track": 0,
    "at-risk": 0,
    "on-track": 0,
    "not-started": 0,
    "no-update": 0,
  };
  for (const { status } of all) byStatus[status] += 1;
  const count = (condition: (one: RecommendationStatus) => boolean) =>
    all.reduce((total, one) => (condition(one) ? total + 1 : total), 0);
  return {
    total: all.length,
    byStatus,
    withoutUpdate: count(({ lastUpdate }) => lastUpdate === null),
    withoutUpdateSinceMeeting: count(
      ({ lastUpdate }) => lastUpdate === null || lastUpdate.trail <= (meetingEvent ?? -1),
    ),
    silent: count(meets.silent),
    withoutDueDate: count(meets["no-due-date"]),
    ownersToBeConfirmed: count(meets["to-confirm"]),
    awaitingSignOff: count(meets["awaiting-sign-off"]),
    newDatesAsked: count(meets["new-date"]),
    rechecksDue: count(meets["recheck-due"]),
  };
}
