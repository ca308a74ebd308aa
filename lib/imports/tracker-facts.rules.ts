import type { CalendarDate } from "#lib/core/clock.ts";
import type { ActionState } from "#lib/recommendations/actions/rules.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";

/** What the tracker has about the reviews of a plan, to compare the plan with. */
export interface TrackerFacts {
  /** The codes of all reviews. */
  readonly codes: ReadonlySet<string>;
  /** The recommendations of the reviews that the plan names, by the code of the review. */
  readonly recommendations: ReadonlyMap<string, readonly KnownRecommendation[]>;
}

/** A recommendation as it is now. */
export interface KnownRecommendation {
  readonly id: number;
  readonly reference: string;
  readonly number: number;
  readonly wording: string;
  /** Every wording that it has had. */
  readonly earlierWordings: readonly string[];
  /** The numbers that plans which were imported gave to it. */
  readonly refs: readonly string[];
  readonly owner: KnownOwner | null;
  /** Every agency that has owned it. */
  readonly earlierOwners: readonly number[];
  readonly contributors: {
    readonly trail: number;
    readonly agencyIds: readonly number[];
    /** Every agency that has contributed. */
    readonly earlier: readonly number[];
  };
  readonly dueOn: CalendarDate | null;
  readonly measure: { readonly trail: number; readonly words: string } | null;
  readonly actions: readonly KnownAction[];
  readonly updates: readonly KnownUpdate[];
}

interface KnownOwner {
  readonly trail: number;
  /** The agency that owns it today; null if one of several successors has to be chosen. */
  readonly agencyId: number | null;
  readonly name: string;
  /** Whether an import assigned it, so that a later version of the plan may change it. */
  readonly isImported: boolean;
}

export interface KnownAction {
  readonly trail: number;
  readonly agencyId: number;
  readonly what: string;
  readonly dueOn: CalendarDate;
  readonly state: ActionState;
  readonly doneOn: CalendarDate | null;
  readonly refs: readonly string[];
  readonly isHeld: boolean;
  /** The last report that is not held; 0 without one. */
  readonly reportTrail: number;
  /** The note and the state of each report, held ones included. */
  readonly reports: readonly { readonly state: ActionState; readonly note: string }[];
}

interface KnownUpdate {
  readonly trail: number;
  readonly agencyId: number;
  readonly rating: Rating;
  readonly done: string;
}
