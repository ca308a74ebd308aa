import { type CalendarDate, dateInWords, daysBetween } from "#lib/core/clock.ts";
import { stepNames } from "#lib/recommendations/sign-off/labels.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import type { Lookups } from "#lib/reporting/timeline/labels.ts";
import { listed, plural, shownNames } from "#lib/status/labels.ts";
import type { Happened, RecommendationChanges } from "./rules.ts";

/**
 * What changed for one recommendation, as a sentence without its reference: "moved from At risk to On track; due date
 * moved by 31 days to 30 April 2027, agreed on 2 February 2027." Every fact in between is in it.
 */
export function changeInSentence(change: RecommendationChanges, known: Lookups): string {
  let due = change.before?.dueOn ?? null;
  const clauses = change.happened.flatMap((one) => {
    const words = clauseOf(one, due, known) ?? [];
    if (one.happening.kind === "due date" || (one.happening.kind === "new date decided" && one.happening.accepted))
      due = one.happening.dueOn;
    return words;
  });
  return `${[...derived(change), ...clauses].join("; ")}.`;
}

/** What the clock and the facts together made of it. */
function derived({ position, before }: RecommendationChanges): string[] {
  if (!before) return [`new, ${shownNames[position.shown]}`];
  const clauses: string[] = [];
  if (before.shown !== position.shown)
    clauses.push(
      position.shown === "overdue" && position.dueOn
        ? `moved from ${shownNames[before.shown]} to Overdue: it was due on ${dateInWords(position.dueOn)}`
        : `moved from ${shownNames[before.shown]} to ${shownNames[position.shown]}`,
    );
  if (before.daysSilent === null && position.daysSilent !== null)
    clauses.push(`its owner is now silent, for ${plural(position.daysSilent, "day")}`);
  if (!before.isRecheckDue && position.isRecheckDue) clauses.push("its re-check is now due");
  return clauses;
}

function clauseOf({ happening, on, isLate }: Happened, dueBefore: CalendarDate | null, known: Lookups): string | null {
  const words = wordsOf(happening, dueBefore, known);
  if (words === null) return null;
  return isLate
    ? `${words}, written on ${dateInWords(on)} and released since: late`
    : `${words}${words.endsWith("agreed") ? "" : ","} on ${dateInWords(on)}`;
}

function wordsOf(
  happening: Happened["happening"],
  dueBefore: CalendarDate | null,
  { names, directory }: Lookups,
): string | null {
  const agency = (id: number) => directory.get(id)?.name ?? "an agency";
  switch (happening.kind) {
    case "posted":
      return happening.words;
    case "assigned": {
      const lead = happening.leadPersonId === null ? "" : `, lead ${names.get(happening.leadPersonId) ?? "somebody"}`;
      return `${happening.basis === "proposed" ? "owner proposed" : "owner assigned"}: ${agency(happening.agencyId)}${lead}`;
    }
    case "owner confirmed":
      return "owner confirmed";
    case "contributors":
      return happening.agencyIds.length === 0
        ? "no contributors any more"
        : `contributors: ${listed(happening.agencyIds.map(agency))}`;
    case "due date":
      return `due date set: ${dateInWords(happening.dueOn)}`;
    case "new date asked for":
      return `another due date asked for: ${dateInWords(happening.dueOn)}`;
    case "new date decided":
      return happening.accepted
        ? `due date ${moved(dueBefore, happening.dueOn)}, agreed`
        : `due date of ${dateInWords(happening.dueOn)} refused`;
    case "reporting interval":
      return `to be reported on every ${plural(happening.months, "month")}`;
    case "success measure":
      return "success measure set";
    case "themes":
      return "themes tagged";
    case "asks":
      return "its parts named";
    case "action":
      return `action added: ${unended(happening.what)}`;
    case "action report":
      return `action ${happening.state === "open" ? "reported on" : happening.state}: ${unended(happening.what)}`;
    case "question":
      return "question asked";
    case "asked again":
      return "asked again";
    case "answer":
      return "question answered";
    case "assessed":
      return `assessed as ${ratingNames[happening.rating].toLowerCase()}`;
    case "appraised":
      return `evidence judged ${happening.isSufficient ? "sufficient" : "not sufficient"}: ${happening.title}`;
    case "sign-off":
      return happening.step === "requested" ? "sign-off asked for" : stepNames[happening.step].toLowerCase();
    case "noted":
      return `noted: ${unended(happening.words)}`;
    case "handed over":
      return `handed over to ${names.get(happening.toPersonId) ?? "somebody"}`;
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
  if (days === 0) return `moved to ${dateInWords(to)}`;
  return `moved by ${plural(Math.abs(days), "day")}${days < 0 ? " earlier" : ""} to ${dateInWords(to)}`;
}
