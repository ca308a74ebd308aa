import type { Summary } from "#lib/status/summary.rules.ts";
import type { Totals } from "#lib/status/tally.rules.ts";

/** What the business team chases, the most pressing first. */
export const chasedKinds = ["overdue", "response-late", "silent", "actions-overdue"] as const;

/** What a recommendation still lacks. */
export const missingKinds = [
  "no-owner",
  "never-updated",
  "no-lead",
  "no-due-date",
  "no-success-measure",
  "evidence-unlinked",
] as const;

export type BusinessKind = (typeof chasedKinds)[number] | (typeof missingKinds)[number];

/** How many recommendations are of a kind. */
export const countOfKind: Readonly<Record<BusinessKind, (summary: Summary) => number>> = {
  overdue: ({ byStatus }) => byStatus.overdue,
  "response-late": ({ responsesLate }) => responsesLate,
  silent: ({ silent }) => silent,
  "actions-overdue": ({ withOverdueActions }) => withOverdueActions,
  "no-owner": ({ withoutOwner }) => withoutOwner,
  "never-updated": ({ neverUpdated }) => neverUpdated,
  "no-lead": ({ withoutLead }) => withoutLead,
  "no-due-date": ({ withoutDueDate }) => withoutDueDate,
  "no-success-measure": ({ withoutSuccessMeasure }) => withoutSuccessMeasure,
  "evidence-unlinked": ({ withUnlinkedEvidence }) => withUnlinkedEvidence,
};

/** The counts from which it is said what is in order. */
export interface OrderFacts {
  readonly held: number;
  readonly questionsAsked: number;
  /** Decisions that wait for the Executive. */
  readonly waiting: number;
  /** Disabled leads, and handovers that are not accepted. */
  readonly leadsToSettle: number;
  readonly summary: Summary;
  readonly totals: Totals;
}

/** What is in order, as sentences. None is said about all of something of which there is nothing. */
export function whatIsInOrder({ held, questionsAsked, waiting, leadsToSettle, summary, totals }: OrderFacts): string[] {
  const {
    open,
    total,
    byStatus,
    silent,
    neverUpdated,
    responsesLate,
    withoutLead,
    withoutDueDate,
    withoutSuccessMeasure,
  } = summary;
  const said: readonly (readonly [some: number, exceptions: number, sentence: string])[] = [
    [totals.updates, held, "No text is held for review."],
    [open, withoutLead + leadsToSettle, "Every open recommendation has a lead."],
    [open, silent + neverUpdated, "No owner is silent."],
    [byStatus["awaiting-response"] + responsesLate, responsesLate, "No response is overdue."],
    [open - withoutDueDate, byStatus.overdue, "No due date has passed."],
    [totals.openActions, totals.overdueActions, "No action is overdue."],
    [total, waiting, "Nothing waits for the Executive."],
    [questionsAsked, totals.openQuestions, "Every question is answered."],
    [totals.evidence, totals.unlinkedEvidence, "All evidence shows a difference made."],
    [open, withoutDueDate, "Every open recommendation has a due date."],
    [open, withoutSuccessMeasure, "Every open recommendation has a success measure."],
  ];
  return said.flatMap(([some, exceptions, sentence]) => (some > 0 && exceptions === 0 ? [sentence] : []));
}
