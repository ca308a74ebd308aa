import { formatDate } from "#lib/core/clock.ts";
import type { EventLookups } from "#lib/core/events.ts";
import { plural } from "#lib/core/text.ts";
import { statusNames } from "#lib/status/labels.ts";
import type { ChangeEvent, RecommendationChanges } from "./rules.ts";

/**
 * What changed for one recommendation, as a sentence without its reference: "moved from At risk to On track; due date
 * moved by 31 days to 30 April 2027, agreed on 2 February 2027." Every event between the two instants is in it.
 */
export function changeInSentence(change: RecommendationChanges, lookups: EventLookups): string {
  return `${[...statusClauses(change), ...eventClauses(change.events, lookups)].join("; ")}.`;
}

/** How the status changed, by events or only because time passed. */
function statusClauses({ position, before }: RecommendationChanges): string[] {
  if (!before) return [`new, ${statusNames[position.status]}`];
  const clauses: string[] = [];
  if (before.status !== position.status)
    clauses.push(
      position.status === "overdue" && position.dueOn
        ? `moved from ${statusNames[before.status]} to Overdue: it was due on ${formatDate(position.dueOn)}`
        : `moved from ${statusNames[before.status]} to ${statusNames[position.status]}`,
    );
  if (before.daysSilent === null && position.daysSilent !== null)
    clauses.push(`its owner is now silent, for ${plural(position.daysSilent, "day")}`);
  if (before.daysResponseLate === null && position.daysResponseLate !== null)
    clauses.push("its response is now overdue");
  if (!before.isRecheckDue && position.isRecheckDue) clauses.push("its re-check is now due");
  return clauses;
}

/** A clause for each change of a day; what reads the same is said once, with how often. */
function eventClauses(events: readonly ChangeEvent[], lookups: EventLookups): string[] {
  const told = Map.groupBy(mergedByDay(events), (one) => eventClause(one, lookups));
  return [...told].map(([clause, { length: times }]) => (times === 1 ? clause : `${clause} (${times} times)`));
}

/** The events, with those of one day that are told as one change in the place of the first. */
function mergedByDay(events: readonly ChangeEvent[]): ChangeEvent[] {
  const merged: ChangeEvent[] = [];
  for (const one of events) {
    const place = merged.findLastIndex(
      ({ event, on, isLate }) => event.kind === one.event.kind && on === one.on && isLate === one.isLate,
    );
    const event = merged[place]?.event.mergedWith(one.event);
    if (event) merged[place] = { ...one, event };
    else merged.push(one);
  }
  return merged;
}

function eventClause({ event, on, dating, isLate }: ChangeEvent, lookups: EventLookups): string {
  const change = event.change(lookups);
  if (isLate) return `${change}, written on ${formatDate(on)} and released since: late`;
  if (dating) return `${change}, ${dating}, ${formatDate(on)}`;
  return `${change}${change.endsWith("agreed") ? "" : ","} on ${formatDate(on)}`;
}
