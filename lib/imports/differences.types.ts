import type { CalendarDate } from "#lib/core/clock.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import type { ReviewAnswer } from "./answers.rules.ts";

export const changeKinds = ["new", "changed", "same", "cannot", "held"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** One thing that a plan says about a recommendation, and what becomes of it. */
export interface Change {
  /** The cell that it was read from. */
  readonly cell: string;
  readonly kind: ChangeKind;
  /** What it is: "Owner", "Action" and so on. */
  readonly what: string;
  /** As the file has it. */
  readonly read: string;
  /** As the tracker has it from then on; empty if nothing is written. */
  readonly becomes: string;
  /** Why it cannot be taken over, or what else there is to know; empty if there is nothing. */
  readonly why: string;
  readonly write: PlannedWrite | null;
  /** The number that the plan gives to the action; the one of the recommendation counts without it. */
  readonly ref?: string | undefined;
}

/** Where a fact comes from in the file. */
export interface Source {
  readonly cell: string;
  readonly ref: string;
}

/** A command that the import runs. Actions that do not exist yet are named by `key`. */
export type PlannedWrite =
  | {
      readonly command: "assignOwner";
      readonly agencyId: number;
      readonly basis: "assigned" | "proposed";
      readonly seen: number;
    }
  | { readonly command: "setContributors"; readonly agencyIds: readonly number[]; readonly seen: number }
  | {
      readonly command: "setDueDate";
      readonly dueOn: CalendarDate;
      readonly agreedOn: CalendarDate | null;
      readonly reason: string;
    }
  | { readonly command: "setSuccessMeasure"; readonly words: string; readonly seen: number }
  | {
      readonly command: "addAction";
      readonly key: string;
      readonly what: string;
      readonly agencyId: number;
      readonly dueOn: CalendarDate;
      readonly agreedOn: CalendarDate | null;
      readonly reason: string;
    }
  | {
      readonly command: "reportOnAction";
      readonly action: number | string;
      readonly agencyId: number;
      readonly state: "open" | "done";
      readonly doneOn: CalendarDate | null;
      readonly note: string;
      readonly seen: number;
    }
  | {
      readonly command: "postUpdate";
      readonly agencyId: number;
      readonly rating: Rating;
      readonly done: string;
      readonly inTheWay: string;
      readonly seen: number;
    };

/** What a plan changes about one recommendation. */
export interface RecommendationDifference {
  readonly code: string;
  /** Empty if it is not in the tracker and cannot be added. */
  readonly reference: string;
  readonly wording: string;
  readonly source: Source;
  readonly changes: readonly Change[];
}

/** Recommendations that are added to the tracker, with their review or to one that it has. */
export interface PlannedReview {
  readonly answer: ReviewAnswer;
  readonly recommendations: readonly PlannedRecommendation[];
}

interface PlannedRecommendation {
  readonly number: number;
  readonly shortTitle: string;
  readonly wording: string;
  readonly source: Source;
}

/** All that an import would change. */
export interface Differences {
  readonly reviews: readonly PlannedReview[];
  readonly recommendations: readonly RecommendationDifference[];
}
