import { dateOf, formatDate } from "#lib/core/clock.ts";
import { capitalised, listed, plural } from "#lib/core/text.ts";
import { formatOwner, formatOwnerAsItStands } from "#lib/recommendations/ownership.rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { changeInSentence } from "#lib/reporting/changes/labels.ts";
import type { RecommendationChanges } from "#lib/reporting/changes/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/lookups.ts";
import {
  disagreementInWords,
  dueInWords,
  lastUpdateInWords,
  responseInWords,
  silenceInWords,
  slipInWords,
  statusNames,
  statusNotes,
} from "#lib/status/labels.ts";
import { meets } from "#lib/status/listing.rules.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { Paper, PaperLine, PaperList, PaperRow } from "./rules.ts";

/** A row of the summary table. */
export function buildSummaryRow(position: RecommendationStatus): PaperRow {
  return {
    reference: position.reference,
    shortTitle: position.shortTitle,
    owner: formatOwnerAsItStands(position.owner),
    shown: position.status,
    shownName: statusNames[position.status],
    beside: statusNotes(position),
    due: describeDueDate(position),
    lastUpdate: lastUpdateInWords(position),
  };
}

/** The due date with its notes, such as "30 April 2027; 12 days overdue; first agreed …". */
export function describeDueDate(position: RecommendationStatus): string {
  if (!position.dueOn) return "No due date set";
  const beside = [dueInWords(position), newOwnerInWords(position), position.slip && slipInWords(position.slip)];
  return [formatDate(position.dueOn), ...beside.filter(Boolean)].join("; ");
}

/** "owner since 28 November 2026" where that was after the due date, which the owner then did not miss; otherwise null. */
function newOwnerInWords({ dueOn, daysOverdue, ownedSince }: RecommendationStatus): string | null {
  const since = ownedSince && dateOf(ownedSince.at);
  return daysOverdue !== null && dueOn && since && since > dueOn ? `owner since ${formatDate(since)}` : null;
}

const line = ({ reference, shortTitle }: RecommendationStatus, words: string): PaperLine => ({
  reference,
  shortTitle,
  words: capitalised(words),
});

/** A sentence for each recommendation that changed. */
export function buildChangeLines(changes: readonly RecommendationChanges[], known: Lookups): PaperLine[] {
  return changes.map((change) => line(change.position, changeInSentence(change, known)));
}

/** The lists of exceptions: overdue, off track, silent, disputed ratings, overdue actions, and what is missing. A list may be empty. */
export function buildExceptionLists(positions: readonly RecommendationStatus[]): PaperList[] {
  const list = (title: string, words: (position: RecommendationStatus) => string | null): PaperList => ({
    title,
    lines: positions.flatMap((position) => {
      const said = words(position);
      return said === null ? [] : [line(position, said)];
    }),
  });
  const responses = list("Awaiting a response", (position) =>
    position.responseDueOn === null ? null : responseInWords(position),
  );
  const actions = list("Actions overdue", ({ daysOverdue, overdueActions }) =>
    overdueActions > 0 && daysOverdue === null ? plural(overdueActions, "action") : null,
  );
  const areActionsSaid = positions.some(({ overdueActions }) => overdueActions > 0);
  return [
    list("Overdue", (position) =>
      position.daysOverdue === null
        ? null
        : [describeDueDate(position), actionsInWords(position)].filter((words) => words !== null).join("; "),
    ),
    list("Off track", (position) => (position.status === "off-track" ? formatOwnerAsItStands(position.owner) : null)),
    list("Silent", silenceInWords),
    list("Owner and assessment differ", disagreementInWords),
    // Those of a recommendation that is overdue itself are said there.
    ...(actions.lines.length > 0 || !areActionsSaid ? [actions] : []),
    // Most partnerships ask few bodies for one.
    ...(responses.lines.length > 0 ? [responses] : []),
    list("Still missing", missingInWords),
  ];
}

function actionsInWords({ overdueActions }: RecommendationStatus): string | null {
  return overdueActions > 0 ? `${plural(overdueActions, "action")} overdue` : null;
}

/** What a recommendation that is not closed still lacks, such as "no lead and no due date"; null if it lacks nothing. */
function missingInWords(position: RecommendationStatus): string | null {
  const missing = [
    meets["never-updated"](position) ? "no update yet" : null,
    meets["no-owner"](position) ? "no owner" : null,
    meets["no-lead"](position) ? "no lead" : null,
    meets["no-due-date"](position) ? "no due date" : null,
    meets["no-success-measure"](position) ? "no success measure" : null,
  ].filter((words) => words !== null);
  return missing.length === 0 ? null : listed(missing);
}

/** A sentence that names the empty lists of exceptions; null if no list is empty. Without recommendations nothing is said of them. */
export function describeEmptyExceptions({ rows, exceptions }: Pick<Paper, "rows" | "exceptions">): string | null {
  if (rows.length === 0) return "There is no recommendation to report on.";
  const empty = exceptions.filter(({ lines }) => lines.length === 0).map(({ title }) => title.toLowerCase());
  return empty.length === 0 ? null : `Nothing to report: ${empty.join(", ")}.`;
}

/** What waits for a decision of the Executive, in the order of the recommendations. */
export function buildDecisionLines(positions: readonly RecommendationStatus[]): PaperLine[] {
  return positions.flatMap((position) => {
    const { assurance, requestedDueOn, dueOn, isRecheckDue, owner } = position;
    const waiting = [
      assurance?.step === "requested" ? "Sign-off is asked for." : null,
      requestedDueOn
        ? `${formatDate(requestedDueOn)} is asked for as due date, instead of ${dueOn ? formatDate(dueOn) : "none"}.`
        : null,
      position.isOwnerToBeConfirmed ? `Owner to be confirmed: ${formatOwner(owner)}.` : null,
      meets["not-accepted"](position)
        ? `${formatOwner(owner)} does not accept it: is it to be closed as not pursued?`
        : null,
      isRecheckDue ? "Its re-check is due: has it lasted?" : null,
    ].filter((words) => words !== null);
    return waiting.map((words) => line(position, words));
  });
}

/** The recommendations that were completed or closed by the changes. */
export function buildCompletedLines(changes: readonly RecommendationChanges[]): PaperLine[] {
  return changes.flatMap(({ position, before }) => {
    const step = position.assurance?.step ?? null;
    const isNew = isClosed(step) && before?.assurance?.at !== position.assurance?.at;
    return isNew && position.assurance
      ? [line(position, `${statusNames[position.status]}, ${formatDate(dateOf(position.assurance.at))}`)]
      : [];
  });
}

/** The open requests for a new due date. */
export function buildExtensionLines(positions: readonly RecommendationStatus[]): PaperLine[] {
  return positions.flatMap((position) =>
    position.requestedDueOn
      ? [line(position, `${formatDate(position.requestedDueOn)} is asked for; agreed is ${describeDueDate(position)}`)]
      : [],
  );
}

/** The recommendations that are neither closed nor overdue, which have a list of their own, by due date; those without one last. */
export function buildOutstandingLines(positions: readonly RecommendationStatus[]): PaperLine[] {
  return positions
    .filter(({ assurance, daysOverdue }) => !isClosed(assurance?.step ?? null) && daysOverdue === null)
    .toSorted((a, b) => (a.dueOn ?? "9999").localeCompare(b.dueOn ?? "9999"))
    .map((position) => line(position, `${statusNames[position.status]}. ${describeDueDate(position)}`));
}
