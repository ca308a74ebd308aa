import { dateInWords } from "#lib/core/clock.ts";
import { ownerInWords } from "#lib/recommendations/ownership.rules.ts";
import { besideTheRating, dueInWords, lastUpdateInWords, plural, shownNames, slipInWords } from "#lib/status/labels.ts";
import type { Position, ShownAs } from "#lib/status/rules.ts";

/** One row of a table of recommendations, in plain words: all that the table is given. */
export interface PositionRow {
  readonly reference: string;
  readonly shortTitle: string;
  readonly owner: string;
  readonly namedAs: string | null;
  readonly isOwnerToBeConfirmed: boolean;
  readonly shown: ShownAs;
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
export function rowOf(position: Position, since: { was: string | null; changes: string } | null = null): PositionRow {
  const { owner, slip, requestedDueOn, overdueActions, openQuestions } = position;
  return {
    reference: position.reference,
    shortTitle: position.shortTitle,
    owner: ownerInWords(owner),
    namedAs: owner?.standing.kind === "succeeded" ? owner.namedAs : null,
    isOwnerToBeConfirmed: owner !== null && position.isOwnerToBeConfirmed,
    shown: position.shown,
    shownName: shownNames[position.shown],
    was: since?.was ?? null,
    changes: since?.changes ?? null,
    due: position.dueOn ? dateInWords(position.dueOn) : "No due date set",
    dueNote: dueInWords(position),
    isOverdue: position.daysOverdue !== null,
    dateNotes: [
      ...(slip ? [slipInWords(slip)] : []),
      ...(requestedDueOn ? [`${dateInWords(requestedDueOn)} asked for`] : []),
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
