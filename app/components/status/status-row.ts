import { formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { dueInWords, lastUpdateInWords, slipInWords, statusNames, statusNotes } from "#lib/status/labels.ts";
import type { RecommendationStatus, Status } from "#lib/status/rules.ts";

/** One row of a table of recommendations, with texts ready to be shown. */
export interface StatusRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly owner: string;
  readonly namedAs: string | null;
  readonly isOwnerToBeConfirmed: boolean;
  readonly shown: Status;
  readonly shownName: string;
  /** Its status at the last meeting if that was another one. */
  readonly was: string | null;
  readonly changes: string | null;
  readonly due: string;
  readonly dueNote: string | null;
  readonly isOverdue: boolean;
  /** How far the date has moved since the first one, and a later date that was requested. */
  readonly dateNotes: readonly string[];
  readonly updated: string;
  readonly isSample: boolean;
  /** The notes beside the status. */
  readonly notes: readonly string[];
}

/** A recommendation as a row; the board adds what changed since the last meeting. */
export function rowOf(
  recommendation: RecommendationStatus,
  since: { was: string | null; changes: string } | null = null,
): StatusRow {
  const { owner, slip, requestedDueOn, overdueActions, openQuestions } = recommendation;
  return {
    reference: recommendation.reference,
    shortTitle: recommendation.shortTitle,
    owner: formatOwner(owner),
    namedAs: owner?.succession.kind === "succeeded" ? owner.namedAs : null,
    isOwnerToBeConfirmed: owner !== null && recommendation.isOwnerToBeConfirmed,
    shown: recommendation.status,
    shownName: statusNames[recommendation.status],
    was: since?.was ?? null,
    changes: since?.changes ?? null,
    due: recommendation.dueOn ? formatDate(recommendation.dueOn) : "No due date set",
    dueNote: dueInWords(recommendation),
    isOverdue: recommendation.daysOverdue !== null,
    dateNotes: [
      ...(slip ? [slipInWords(slip)] : []),
      ...(requestedDueOn ? [`${formatDate(requestedDueOn)} asked for`] : []),
    ],
    updated: lastUpdateInWords(recommendation),
    isSample: recommendation.lastUpdate?.sample ?? false,
    notes: [
      ...statusNotes(recommendation),
      ...(overdueActions > 0 ? [`${plural(overdueActions, "action")} overdue`] : []),
      ...(openQuestions > 0 ? [`${plural(openQuestions, "question")} open`] : []),
    ],
  };
}
