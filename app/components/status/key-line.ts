import type { Status } from "#lib/status/rules.ts";

/** The shapes of the key in one line: each with the words for all statuses that are shown by it. */
export const keyLine: readonly (readonly [status: Status, words: string])[] = [
  ["not-pursued", "Closed, not pursued"],
  ["complete", "Complete"],
  ["delivered", "Delivered, not yet assured"],
  ["overdue", "Overdue or off track"],
  ["at-risk", "At risk"],
  ["on-track", "On track"],
  ["not-started", "Not started, or nothing reported yet"],
];
