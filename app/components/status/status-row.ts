import { formatDate } from "#lib/core/clock.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import {
  besideTheRating,
  dueInWords,
  lastUpdateInWords,
  plural,
  slipInWords,
  statusNames,
} from "#lib/status/labels.ts";
import type { RecommendationStatus, Status } from "#lib/status/rules.ts";

/** One row of a table of recommendations, in plain words: all that the table is given. */
export interface StatusRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly owner: string;
  readonly namedAs: string | null;
  readonly isOwnerToBeConfirmed: boolean;
  readonly shown: Status;
  readonly shownName: string;
  /** What it was shown as at the last meeting, where that was something else. */
  readonly was: string | null;
  readonly changes: string | null;
  readonly due: string;
  readonly dueNote: string | null;
  readonly isOverdue: boolean;
  /** Where the date stood at first, and how often it has moved; that another is asked for. */
  readonly dateNotes: readonly string[];
  readonly updated: string;
  readonly isSample: boolean;
  /** What always stands beside the rating where it holds. */
  readonly notes: readonly string[];
}

/** A position as a row; the board adds what changed since the last meeting. */
export function rowOf(
  position: RecommendationStatus,
  since: { was: string | null; changes: string } | null = null,
): StatusRow {
  const { owner, slip, requestedDueOn, overdueActions, openQuestions } = position;
  return {
    reference: position.reference,
    shortTitle: position.shortTitle,
    owner: formatOwner(owner),
    namedAs: owner?.succession.kind === "succeeded" ? owner.namedAs : null,
    isOwnerToBeConfirmed: owner !== null && position.isOwnerToBeConfirmed,
    shown: position.status,
    shownName: statusNames[position.status],
    was: since?.was ?? null,
    changes: since?.changes ?? null,
    due: position.dueOn ? formatDate(position.dueOn) : "No due date set",
    dueNote: dueInWords(position),
    isOverdue: position.daysOverdue !== null,
    dateNotes: [
      ...(slip ? [slipInWords(slip)] : []),
      ...(requestedDueOn ? [`${formatDate(requestedDueOn)} asked for`] : []),
    ],
    updated: lastUpdateInWords(position),
    isSample: position.lastUpdate?.sample ?? false,
    notes: [
      ...besideTheRating(position),
      ...(overdueActions > 0 ? [`${plural(overdueActions, "action")} overdue`] : []),
      ...(openQuestions > 0 ? [`${plural(openQuestions, "question")} open`] : []),
    ],
  };
}
