import type { Kind } from "./kinds.rules.ts";
import type { Status } from "./rules.ts";

/** How many recommendations there are of each kind. */
export interface Summary {
  readonly total: number;
  /** How many are not closed. */
  readonly open: number;
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly withoutUpdate: number;
  readonly withoutUpdateSinceMeeting: number;
  readonly silent: number;
  /** Open ones of which the owner has reported nothing yet. */
  readonly neverUpdated: number;
  readonly withoutOwner: number;
  readonly withoutLead: number;
  readonly withoutDueDate: number;
  readonly withoutSuccessMeasure: number;
  readonly withOverdueActions: number;
  readonly withOpenQuestions: number;
  readonly withUnlinkedEvidence: number;
  readonly responsesLate: number;
  /** Open ones that their owner does not accept. */
  readonly notAccepted: number;
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
    open: totals.total - count("complete") - count("embedded") - count("not-pursued"),
    byStatus: {
      "not-pursued": count("not-pursued"),
      embedded: count("embedded"),
      complete: count("complete"),
      delivered: count("delivered"),
      overdue: count("overdue"),
      "off-track": count("off-track"),
      "at-risk": count("at-risk"),
      "on-track": count("on-track"),
      "awaiting-response": count("awaiting-response"),
      "not-started": count("not-started"),
      "no-update": count("no-update"),
    },
    silent: count("silent"),
    neverUpdated: count("never-updated"),
    withoutOwner: count("no-owner"),
    withoutLead: count("no-lead"),
    withoutDueDate: count("no-due-date"),
    withoutSuccessMeasure: count("no-success-measure"),
    withOverdueActions: count("actions-overdue"),
    withOpenQuestions: count("open-questions"),
    withUnlinkedEvidence: count("evidence-unlinked"),
    responsesLate: count("response-late"),
    notAccepted: count("not-accepted"),
    ownersToBeConfirmed: count("to-confirm"),
    awaitingSignOff: count("awaiting-sign-off"),
    newDatesAsked: count("new-date"),
    rechecksDue: count("recheck-due"),
  };
}
