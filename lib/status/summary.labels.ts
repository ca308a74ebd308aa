import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { listed, plural } from "#lib/core/text.ts";
import type { Filter } from "./listing.rules.ts";
import type { Status } from "./rules.ts";
import type { Summary } from "./summary.rules.ts";

/** One sentence of a summary, and the filter that lists what it counts; null if no one filter does. */
export interface SummarySentence {
  readonly words: string;
  readonly filter: Pick<Filter, "only"> | null;
  /** The same words in parts, with the status that a part counts; of the first sentence only. */
  readonly parts?: readonly SummaryPart[];
}

export interface SummaryPart {
  readonly words: string;
  readonly status: Status | null;
}

type Counted = readonly [count: number, only: NonNullable<Filter["only"]>, words: string];

/** A summary as sentences: "Of 5 recommendations, 1 is on track and 1 is overdue." */
export function summarySentences(
  summary: Summary,
  lastMeeting: { readonly heldOn: CalendarDate } | null,
): SummarySentence[] {
  const { total, withoutUpdate, withoutUpdateSinceMeeting: unheard } = summary;
  if (total === 0) return [{ words: "No recommendations yet.", filter: null }];
  const sentences: SummarySentence[] = [standing(summary)];
  if (lastMeeting && withoutUpdate < total && unheard > 0)
    sentences.push({
      words: `${have(unheard)} had no update since the meeting of ${formatDate(lastMeeting.heldOn)}.`,
      filter: null,
    });
  for (const [count, only, words] of countedKinds(summary)) if (count > 0) sentences.push({ words, filter: { only } });
  return sentences;
}

/** A summary in a few sentences, as one text. */
export function summaryInWords(summary: Summary, lastMeeting: { readonly heldOn: CalendarDate } | null): string {
  return summarySentences(summary, lastMeeting)
    .map(({ words }) => words)
    .join(" ");
}

function countedKinds(summary: Summary): readonly Counted[] {
  const { silent, withOverdueActions, withoutLead, withoutDueDate, withoutSuccessMeasure } = summary;
  const { withoutOwner, responsesLate, notAccepted, ownersToBeConfirmed, awaitingSignOff, rechecksDue, byStatus } =
    summary;
  // The first sentence counts those that have no other status.
  const neverUpdated = summary.neverUpdated === byStatus["no-update"] ? 0 : summary.neverUpdated;
  return [
    [neverUpdated, "never-updated", `${have(neverUpdated)} no update yet.`],
    [silent, "silent", `${have(silent)} an owner who has been silent for longer than agreed.`],
    [responsesLate, "response-late", `${have(responsesLate)} a response overdue.`],
    [notAccepted, "not-accepted", `${plural(notAccepted, "is", "are")} not accepted by the owner.`],
    [withOverdueActions, "actions-overdue", `${have(withOverdueActions)} an action overdue.`],
    [withoutOwner, "no-owner", lacking(withoutOwner, summary, "No owners are assigned.", "no owner")],
    [withoutDueDate, "no-due-date", lacking(withoutDueDate, summary, "No due dates are set.", "no due date")],
    [withoutLead, "no-lead", lacking(withoutLead, summary, "No leads are named.", "no lead")],
    [
      withoutSuccessMeasure,
      "no-success-measure",
      lacking(withoutSuccessMeasure, summary, "No success measures are set.", "no success measure"),
    ],
    [ownersToBeConfirmed, "to-confirm", `${plural(ownersToBeConfirmed, "owner is", "owners are")} to be confirmed.`],
    [awaitingSignOff, "awaiting-sign-off", `${plural(awaitingSignOff, "awaits", "await")} sign-off.`],
    [rechecksDue, "recheck-due", `${plural(rechecksDue, "re-check is", "re-checks are")} due.`],
  ];
}

function lacking(count: number, { total }: Summary, none: string, what: string): string {
  return count === total ? none : `${have(count)} ${what}.`;
}

function standing({ total, byStatus, withoutUpdate }: Summary): SummarySentence {
  const all = plural(total, "recommendation");
  if (withoutUpdate === total && byStatus["no-update"] === total)
    return { words: `${all}, none with an update yet.`, filter: null };
  const counts = phrases.flatMap(([status, singular, several]) =>
    byStatus[status] > 0 ? [{ status, words: plural(byStatus[status], singular, several) }] : [],
  );
  const between = (index: number) => (index === 0 ? `Of ${all}, ` : index === counts.length - 1 ? " and " : ", ");
  const parts = counts.flatMap((count, index) => [{ status: null, words: between(index) }, count]);
  return { words: `Of ${all}, ${listed(counts.map(({ words }) => words))}.`, filter: null, parts };
}

const phrases: readonly (readonly [Status, string, string])[] = [
  ["embedded", "is complete and embedded", "are complete and embedded"],
  ["complete", "is complete", "are complete"],
  ["delivered", "is delivered but not yet assured", "are delivered but not yet assured"],
  ["on-track", "is on track", "are on track"],
  ["at-risk", "is at risk", "are at risk"],
  ["off-track", "is off track", "are off track"],
  ["overdue", "is overdue", "are overdue"],
  ["awaiting-response", "awaits a response", "await a response"],
  ["not-started", "has not started", "have not started"],
  ["no-update", "has no update yet", "have no update yet"],
  ["not-pursued", "is closed and not pursued", "are closed and not pursued"],
];

function have(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "has" : "have"}`;
}
