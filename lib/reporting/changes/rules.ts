import type { CalendarDate } from "#lib/core/clock.ts";
import type { TimelineEvent } from "#lib/reporting/timeline/reads.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** One fact that came to count between two moments. */
export interface ChangeEvent {
  readonly trail: number;
  /** The day on which it was written. */
  readonly on: CalendarDate;
  readonly recommendationId: number;
  readonly event: TimelineEvent | { readonly kind: "posted"; readonly words: string };
  /** Written before the first moment and held back until after it. */
  readonly isLate: boolean;
}

/** What changed for one recommendation between two moments. */
export interface RecommendationChanges {
  readonly position: RecommendationStatus;
  /** Where it stood before; absent where it was not made yet. */
  readonly before: RecommendationStatus | undefined;
  readonly events: readonly ChangeEvent[];
}
