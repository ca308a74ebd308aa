import { type CalendarDate, daysBetween, formatDate } from "#lib/core/clock.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/labels.ts";
import { listed, plural, statusNames } from "#lib/status/labels.ts";
import type { ChangeEvent, RecommendationChanges } from "./rules.ts";

/**
 * What changed for one recommendation, as a sentence without its reference: "moved from At risk to On track; due date
 * moved by 31 days to 30 April 2027, agreed on 2 February 2027." Every fact in between is in it.
 */
export function changeInSentence(change: RecommendationChanges, known: Lookups): string {
  let due = change.before?.dueOn ?? null;
  const clauses = change.events.flatMap((one) => {
    const words = clauseOf(one, due, known) ?? [];
    if (one.event.kind === "due date" || (one.event.kind === "new date decided" && one.event.accepted))
      due = one.event.dueOn;
    return words;
  });
  return `${[...derived(change), ...clauses].join("; ")}.`;
}

/** What the clock and the facts together made of it. */
function derived({ position, before }: RecommendationChanges): string[] {
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
  if (!before.isRecheckDue && position.isRecheckDue) clauses.push("its re-check is now due");
  return clauses;
}

function clauseOf({ event, on, isLate }: ChangeEvent, dueBefore: CalendarDate | null, known: Lookups): string | null {
  const words = wordsOf(event, dueBefore, known);
  if (words === null) return null;
  return isLate
    ? `${words}, written on ${formatDate(on)} and released since: late`
    : `${words}${words.endsWith("agreed") ? "" : ","} on ${formatDate(on)}`;
}

function wordsOf(
  event: ChangeEvent["event"],
  dueBefore: CalendarDate | null,
  { names, directory }: Lookups,
): string | null {
  const agency = (id: number) => directory.get(id)?.name ?? "an agency";
  switch (event.kind) {
    case "posted":
      return event.words;
    case "assigned": {
      const lead = event.leadPersonId === null ? "" : `, lead ${names.get(event.leadPersonId) ?? "somebody"}`;
      return `${event.basis === "proposed" ? "owner proposed" : "owner assigned"}: ${agency(event.agencyId)}${lead}`;
    }
    case "owner confirmed":
      return "owner confirmed";
    case "contributors":
      return event.agencyIds.length === 0
        ? "no contributors any more"
        : `contributors: ${listed(event.agencyIds.map(agency))}`;
    case "due date":
      return `due date set: ${formatDate(event.dueOn)}`;
    case "new date asked for":
      return `another due date asked for: ${formatDate(event.dueOn)}`;
    case "new date decided":
      return event.accepted
        ? `due date ${moved(dueBefore, event.dueOn)}, agreed`
        : `due date of ${formatDate(event.dueOn)} refused`;
    case "reporting interval":
      return `to be reported on every ${plural(event.months, "month")}`;
    case "success measure":
      return "success measure set";
    case "themes":
      return "themes tagged";
    case "asks":
      return "its parts named";
    case "action":
      return `action added: ${unended(event.what)}`;
    case "action report":
      return `action ${event.state === "open" ? "reported on" : event.state}: ${unended(event.what)}`;
    case "question":
      return "question asked";
    case "asked again":
      return "asked again";
    case "answer":
      return "question answered";
    case "assessed":
      return `assessed as ${ratingNames[event.rating].toLowerCase()}`;
    case "appraised":
      return `evidence judged ${event.isSufficient ? "sufficient" : "not sufficient"}: ${event.title}`;
    case "sign-off":
      return event.step === "requested" ? "sign-off asked for" : stepNames[event.step].toLowerCase();
    case "noted":
      return `noted: ${unended(event.words)}`;
    case "handed over":
      return `handed over to ${names.get(event.toPersonId) ?? "somebody"}`;
    case "update":
    case "evidence":
      return null;
  }
}

/** A sentence without its stop, since more follows. */
export function unended(words: string): string {
  return words.replace(/\.$/, "");
}

function moved(from: CalendarDate | null, to: CalendarDate): string {
  const days = from === null ? 0 : daysBetween(from, to);
  if (days === 0) return `moved to ${formatDate(to)}`;
  return `moved by ${plural(Math.abs(days), "day")}${days < 0 ? " earlier" : ""} to ${formatDate(to)}`;
}
