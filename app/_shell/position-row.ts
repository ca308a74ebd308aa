import { dateInWords } from "#lib/core/clock.ts";
import { ownerInWords } from "#lib/ownership/rules.ts";
import type { Position, ShownAs } from "#lib/positions/rules.ts";
import { dueInWords, lastUpdateInWords, plural, shownNames } from "#lib/positions/words.ts";

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
  readonly updated: string;
  readonly isSample: boolean;
  readonly silence: string | null;
}

/** A position as a row; the board adds what changed since the last meeting. */
export function rowOf(position: Position, since: { was: string | null; changes: string } | null = null): PositionRow {
  const { owner, daysSilent } = position;
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
    updated: lastUpdateInWords(position),
    isSample: position.lastUpdate?.sample ?? false,
    silence: daysSilent === null ? null : `silent for ${plural(daysSilent, "day")}`,
  };
}
