import type { CalendarDate } from "#lib/core/clock.ts";
import type { Happening } from "#lib/reporting/timeline/reads.ts";
import type { Position } from "#lib/status/rules.ts";

/** One fact that came to count between two moments. */
export interface Happened {
  readonly trail: number;
  /** The day on which it was written. */
  readonly on: CalendarDate;
  readonly recommendationId: number;
  readonly happening: Happening | { readonly kind: "posted"; readonly words: string };
  /** Written before the first moment and held back until after it. */
  readonly isLate: boolean;
}

/** What changed for one recommendation between two moments. */
export interface RecommendationChanges {
  readonly position: Position;
  /** Where it stood before; absent where it was not made yet. */
  readonly before: Position | undefined;
  readonly happened: readonly Happened[];
}
