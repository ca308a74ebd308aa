import type { Kind } from "./kinds.rules.ts";
import type { Status } from "./rules.ts";

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

/** The summary of recommendations from how many are of each kind. */
export function summaryFrom(
  count: (kind: Kind) => number,
  totals: Pick<Summary, "total" | "withoutUpdate" | "withoutUpdateSinceMeeting">,
): Summary {
  return {
    ...totals,
    byStatus: {
      "not-pursued": count("not-pursued"),
      embedded: count("embedded"),
      complete: count("complete"),
      delivered: count("delivered"),
      overdue: count("overdue"),
      "off-track": count("off-track"),
      "at-risk": count("at-risk"),
      "on-track": count("on-track"),
      "not-started": count("not-started"),
      "no-update": count("no-update"),
    },
    silent: count("silent"),
    withoutDueDate: count("no-due-date"),
    ownersToBeConfirmed: count("to-confirm"),
    awaitingSignOff: count("awaiting-sign-off"),
    newDatesAsked: count("new-date"),
    rechecksDue: count("recheck-due"),
  };
}
