import type { Instant } from "#lib/core/clock.ts";

/** The time until an instant, rounded up, such as "15 seconds" or "1 minute". */
export function formatWait(until: Instant, at: Instant): string {
  const seconds = Math.max(1, Math.ceil((until - at) / 1000));
  if (seconds < 60) return seconds === 1 ? "1 second" : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? "1 minute" : `${minutes} minutes`;
}
