import { listed, plural } from "#lib/core/text.ts";
import { ratingSigns } from "#lib/reporting/documents/rating-signs.ts";
import { SAME_FIGURES, shape } from "#lib/reporting/documents/svg.ts";
import { statusNames } from "#lib/status/labels.ts";
import type { Status } from "#lib/status/rules.ts";
import type { Pictures } from "./rules.ts";

export type Strip = Pictures["strip"];

/** The statuses from best to worst, in which they are stacked from the bottom. */
const bestToWorst: readonly Status[] = [
  "embedded",
  "complete",
  "delivered",
  "on-track",
  "at-risk",
  "off-track",
  "overdue",
  "not-started",
  "no-update",
  "not-pursued",
];

/** The statuses that occur, from best to worst. */
export function statusesIn(rows: Strip["rows"]): Status[] {
  const seen = new Set(rows.flatMap(({ cells }) => cells.flatMap((cell) => cell?.shown ?? [])));
  return bestToWorst.filter((status) => seen.has(status));
}

/** The text alternative of a strip: its size, its meetings and the counts at the last one. */
export function describeStrip({ meetings, rows }: Strip): string {
  return `${plural(rows.length, "recommendation")}, ${describeMeetings(meetings)}. ${describeLastCounts(meetings, rows)} ${SAME_FIGURES}`;
}

function describeMeetings(meetings: readonly string[]): string {
  const [first = ""] = meetings;
  return meetings.length === 1 ? `as at: ${first}` : `from ${first} to ${meetings.at(-1)}`;
}

/** The counts at the last meeting, such as "Now: 2 On track, 1 Overdue." */
function describeLastCounts(meetings: readonly string[], rows: Strip["rows"]): string {
  const counts = bestToWorst.flatMap((shown) => {
    const count = rows.filter(({ cells }) => cells.at(-1)?.shown === shown).length;
    return count > 0 ? [`${count} ${statusNames[shown]}`] : [];
  });
  return `${meetings.at(-1)}: ${listed(counts) || "none made yet"}.`;
}

/** Draws the symbol of a status, centred on a point. */
export function markOf(shown: Status): (x: number, y: number) => string {
  return (x, y) => shape(ratingSigns[shown], x, y);
}
