import { type CalendarDate, dateInWords, dateOf } from "#lib/core/clock.ts";
import { ownerInWords } from "#lib/ownership/rules.ts";
import type { Change, Position, ShownAs, Summary } from "./rules.ts";

export const shownNames: Readonly<Record<ShownAs, string>> = {
  delivered: "Delivered, not yet assured",
  overdue: "Overdue",
  "off-track": "Off track",
  "at-risk": "At risk",
  "on-track": "On track",
  "not-started": "Not started",
  "no-update": "No update yet",
};

export const shownMeanings: Readonly<Record<ShownAs, string>> = {
  delivered: "The owner says it is done; the Executive has not accepted it.",
  overdue: "Its due date has passed.",
  "off-track": "It will miss its due date, or has missed it.",
  "at-risk": "It may miss its due date; what will bring it back is said.",
  "on-track": "It will be done by its due date.",
  "not-started": "The owner says that nothing has been done yet.",
  "no-update": "The owner has said nothing yet.",
};

/** One letter for a narrow cell. */
export const shownLetters: Readonly<Record<ShownAs, string>> = {
  delivered: "D",
  overdue: "O",
  "off-track": "R",
  "at-risk": "A",
  "on-track": "G",
  "not-started": "N",
  "no-update": "–",
};

/** "Of 5 recommendations, 1 is on track and 1 is overdue." The whole in a sentence or a few, as a person would say it. */
export function summaryInWords(summary: Summary, lastMeeting: { readonly heldOn: CalendarDate } | null): string {
  const { total } = summary;
  if (total === 0) return "No recommendations yet.";
  const sentences = [standing(summary)];
  if (lastMeeting && summary.withoutUpdate < total && summary.withoutUpdateSinceMeeting > 0)
    sentences.push(
      `${have(summary.withoutUpdateSinceMeeting)} had no update since the meeting of ${dateInWords(lastMeeting.heldOn)}.`,
    );
  if (summary.silent > 0)
    sentences.push(`${plural(summary.silent, "owner has", "owners have")} been silent for over three months.`);
  if (summary.withoutDueDate === total) sentences.push("No due dates are set.");
  else if (summary.withoutDueDate > 0) sentences.push(`${have(summary.withoutDueDate)} no due date.`);
  if (summary.ownersToBeConfirmed > 0)
    sentences.push(`${plural(summary.ownersToBeConfirmed, "owner is", "owners are")} to be confirmed.`);
  return sentences.join(" ");
}

function standing({ total, shown, withoutUpdate }: Summary): string {
  const all = `${plural(total, "recommendation")}`;
  if (withoutUpdate === total && shown.overdue === 0) return `${all}, none with an update yet.`;
  const parts = phrases.flatMap(([as, singular, several]) =>
    shown[as] > 0 ? [plural(shown[as], singular, several)] : [],
  );
  return `Of ${all}, ${listed(parts)}.`;
}

const phrases: readonly (readonly [ShownAs, string, string])[] = [
  ["delivered", "is delivered but not yet assured", "are delivered but not yet assured"],
  ["on-track", "is on track", "are on track"],
  ["at-risk", "is at risk", "are at risk"],
  ["off-track", "is off track", "are off track"],
  ["overdue", "is overdue", "are overdue"],
  ["not-started", "has not started", "have not started"],
  ["no-update", "has no update yet", "have no update yet"],
];

/** What changed, in a few words; "No change" where nothing did. The rating apart from its date is left to the rating itself. */
export function changesInWords(changes: readonly Change[]): string {
  const words = changes.flatMap((change) => changeInWords(change) ?? []).join("; ") || "no change";
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function changeInWords(change: Change): string | null {
  switch (change.kind) {
    case "made":
      return "new";
    case "shown":
      return change.to === "overdue" ? "passed its due date" : null;
    case "owner":
      return `owner now ${ownerInWords(change.to)}`;
    case "lead":
      return change.isFirst ? "lead named" : "another lead";
    case "owner confirmed":
      return "owner confirmed";
    case "due date":
      return change.to === null
        ? "due date withdrawn"
        : change.from === null
          ? "due date set"
          : `due date moved to ${dateInWords(change.to)}`;
    case "updates":
      return plural(change.count, "update");
    case "evidence":
      return plural(change.count, "piece of evidence", "pieces of evidence");
  }
}

/** "in 3 days", "12 days overdue", "today": beside a due date, not instead. */
export function dueInWords({ daysOverdue, daysUntilDue }: Position): string | null {
  if (daysOverdue !== null) return `${plural(daysOverdue, "day")} overdue`;
  if (daysUntilDue === null) return null;
  if (daysUntilDue === 0) return "today";
  return daysUntilDue <= 60 ? `in ${plural(daysUntilDue, "day")}` : null;
}

/** The day of the owner's last update. */
export function lastUpdateInWords({ lastUpdate }: Position): string {
  return lastUpdate ? dateInWords(dateOf(lastUpdate.at)) : "None yet";
}

/** "1 owner", "2 owners". */
export function plural(count: number, one: string, several = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : several}`;
}

function have(count: number): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? "has" : "have"}`;
}

/** "a, b and c". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
