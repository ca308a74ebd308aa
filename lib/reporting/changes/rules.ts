import type { CalendarDate } from "#lib/core/clock.ts";
import type { TimelineEvent } from "#lib/core/events.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";

/** One event that came to count between two instants. */
export interface ChangeEvent {
  readonly trail: number;
  /** The day on which it was written. */
  readonly on: CalendarDate;
  /** How that day is known, if the event was entered with it when the tracker was set up. */
  readonly dating: string | null;
  readonly recommendationId: number;
  readonly event: TimelineEvent;
  /** Written before the first instant, and held for review until after it. */
  readonly isLate: boolean;
}

/** What changed for one recommendation between two instants. */
export interface RecommendationChanges {
  readonly position: RecommendationStatus;
  /** Its status before; absent if the recommendation did not exist yet. */
  readonly before: RecommendationStatus | undefined;
  readonly events: readonly ChangeEvent[];
}
