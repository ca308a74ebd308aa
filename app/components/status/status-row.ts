import { dateOf, formatShortDate } from "#lib/core/clock.ts";
import { plural, shortMonths } from "#lib/core/text.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import {
  dueInWords,
  ratingNotes,
  repeatNote,
  responseOwedInWords,
  slipInWords,
  statusNames,
} from "#lib/status/labels.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { StatusRow } from "./table-columns.ts";

/** A recommendation as a row; the board adds what changed since the last meeting. */
export function rowOf(
  recommendation: RecommendationStatus,
  since: Pick<StatusRow, "was" | "changes" | "atMeetings"> = { was: null, changes: null, atMeetings: [] },
): StatusRow {
  const { owner, slip, requestedDueOn, overdueActions, openQuestions } = recommendation;
  return {
    reference: recommendation.reference,
    shortTitle: recommendation.shortTitle,
    repeat: repeatNote(recommendation),
    owner: formatOwner(owner),
    namedAs: owner?.succession.kind === "succeeded" ? owner.namedAs : null,
    isOwnerToBeConfirmed: recommendation.isOwnerToBeConfirmed,
    shown: recommendation.status,
    shownName: statusNames[recommendation.status],
    ...since,
    due: recommendation.dueOn ? formatShortDate(recommendation.dueOn) : "–",
    isDateSet: recommendation.dueOn !== null,
    dueNote: dueInWords(recommendation),
    isOverdue: recommendation.daysOverdue !== null,
    dateNotes: [
      ...(slip ? [slipInWords(slip, formatShortDate)] : []),
      ...(requestedDueOn ? [`${formatShortDate(requestedDueOn)} asked for`] : []),
    ],
    updated: recommendation.lastUpdate ? formatShortDate(dateOf(recommendation.lastUpdate.at)) : "None yet",
    isUpdated: recommendation.lastUpdate !== null,
    isSample: recommendation.lastUpdate?.sample ?? false,
    owed: shortMonths(responseOwedInWords(recommendation) ?? ""),
    notes: [
      ...ratingNotes(recommendation),
      ...(overdueActions > 0 ? [`${plural(overdueActions, "action")} overdue`] : []),
      ...(openQuestions > 0 ? [`${plural(openQuestions, "question")} open`] : []),
    ],
  };
}
