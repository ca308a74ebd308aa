import { dateOf, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Slip } from "#lib/recommendations/due-dates/rules.ts";
import { repeatInWords, replacedInWords } from "#lib/recommendations/links/labels.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { answerNames } from "#lib/recommendations/responses/rules.ts";
import { isClosed, type Step } from "#lib/recommendations/sign-off/rules.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import type { Change } from "./changes.rules.ts";
import type { OnlyFilter } from "./listing.rules.ts";
import { type RecommendationStatus, type Status, UNCHANGED_TOO_OFTEN } from "./rules.ts";

export const statusNames: Readonly<Record<Status, string>> = {
  "not-pursued": "Closed, not pursued",
  embedded: "Complete and embedded",
  complete: "Complete",
  delivered: "Delivered, not yet assured",
  overdue: "Overdue",
  "off-track": "Off track",
  "at-risk": "At risk",
  "on-track": "On track",
  "awaiting-response": "Awaiting a response",
  "not-started": "Not started",
  "no-update": "No update yet",
};

export const statusMeanings: Readonly<Record<Status, string>> = {
  "not-pursued": "The Executive decided not to go on with it, and said why.",
  embedded: "The Executive looked again, and it has lasted.",
  complete: "The Executive accepted that it is done and made a difference.",
  delivered: "The owner says it is done; the Executive has not accepted it.",
  overdue: "Its due date has passed.",
  "off-track": "It will miss its due date, or has missed it. The more cautious of owner and assessment shows.",
  "at-risk": "It may miss its due date; what will bring it back is said.",
  "on-track": "It will be done by its due date.",
  "awaiting-response": "Its owner has not said yet whether it accepts it.",
  "not-started": "Nothing has been done yet, by the owner’s own word or an assessment.",
  "no-update": "The owner has said nothing yet.",
};

/** The filters as labels, such as in a list of choices. */
export const onlyFilterLabels: Readonly<Record<OnlyFilter, string>> = {
  "no-owner": "No owner",
  "response-late": "Responses overdue",
  "not-accepted": "Not accepted by the owner",
  "to-confirm": "Owners to be confirmed",
  silent: "Silent owners",
  "never-updated": "No update yet",
  "actions-overdue": "Actions overdue",
  "open-questions": "Questions not answered",
  "awaiting-sign-off": "Sign-off asked for",
  "new-date": "New date asked for",
  "recheck-due": "Re-checks due",
  "no-lead": "No lead",
  "no-due-date": "No due date",
  "no-success-measure": "No success measure",
  "evidence-unlinked": "Evidence that shows no difference",
};

/** The filters as they follow "5 recommendations" in a sentence. */
export const onlyFilterNames: Readonly<Record<OnlyFilter, string>> = {
  "no-owner": "without an owner",
  "response-late": "whose response is overdue",
  "not-accepted": "not accepted by the owner",
  "to-confirm": "whose owner is to be confirmed",
  silent: "whose owner is silent",
  "never-updated": "without an update yet",
  "actions-overdue": "with an action overdue",
  "open-questions": "with a question not answered",
  "awaiting-sign-off": "awaiting sign-off",
  "new-date": "with a new date asked for",
  "recheck-due": "with a re-check due",
  "no-lead": "without a lead",
  "no-due-date": "without a due date",
  "no-success-measure": "without a success measure",
  "evidence-unlinked": "with evidence that shows no difference",
};

/** One letter for a narrow cell. */
export const statusLetters: Readonly<Record<Status, string>> = {
  "not-pursued": "X",
  embedded: "E",
  complete: "C",
  delivered: "D",
  overdue: "O",
  "off-track": "R",
  "at-risk": "A",
  "on-track": "G",
  "awaiting-response": "W",
  "not-started": "N",
  "no-update": "–",
};

/** What changed, in a few words; "No change" if nothing did. A change of status is left out unless the due date passed, because the status is shown beside it. */
export function changesInWords(changes: readonly Change[]): string {
  const words = changes.flatMap((change) => changeInWords(change) ?? []).join("; ") || "no change";
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function changeInWords(change: Change): string | null {
  switch (change.kind) {
    case "added":
      return "new";
    case "status":
      return change.to === "overdue" ? "passed its due date" : null;
    case "owner":
      return `owner now ${formatOwner(change.to)}`;
    case "lead":
      return change.isFirst ? "lead named" : "another lead";
    case "owner confirmed":
      return "owner confirmed";
    case "due date":
      return change.to === null
        ? "due date withdrawn"
        : change.from === null
          ? "due date set"
          : `due date moved to ${formatDate(change.to)}`;
    case "assurance":
      return assuranceWords[change.to];
    case "response":
      return change.to.replaceAll("-", " ");
    case "assessed":
      return `assessed as ${ratingNames[change.to].toLowerCase()}`;
    case "actions done":
      return plural(change.count, "action done", "actions done");
    case "updates":
      return plural(change.count, "update");
    case "evidence":
      return plural(change.count, "piece of evidence", "pieces of evidence");
  }
}

const assuranceWords: Readonly<Record<Step, string>> = {
  requested: "sign-off asked for",
  accepted: "sign-off accepted",
  returned: "sign-off returned",
  "not-pursued": "closed",
  embedded: "confirmed as embedded",
  reopened: "reopened",
};

/** "first agreed 28 February 2027, then 15 April 2027; 2 changes, 61 days later": shown beside every date that has moved, with every date agreed before it. */
export function slipInWords(slip: Slip, format = formatDate): string {
  const moved =
    slip.days === 0 ? "the same day" : `${plural(Math.abs(slip.days), "day")} ${slip.days > 0 ? "later" : "earlier"}`;
  return `${earlierDatesInWords(slip, format)}; ${plural(slip.changes, "change")}, ${moved}`;
}

/** "first agreed 28 February 2027, then 15 April 2027": every date agreed before the current one. */
export function earlierDatesInWords({ first, between }: Slip, format = formatDate): string {
  return [`first agreed ${format(first)}`, ...between.map((date) => `then ${format(date)}`)].join(", ");
}

/** "silent for 118 days"; null if the owner has reported in time. */
export function silenceInWords({ daysSilent }: Pick<RecommendationStatus, "daysSilent">): string | null {
  return daysSilent === null ? null : `silent for ${plural(daysSilent, "day")}`;
}

/** "response owed by 12 January 2027", "response 3 days overdue", or what the owner said; null if no response was asked for. */
export function responseInWords({
  responseDueOn,
  daysResponseLate,
  answer,
  assurance,
}: RecommendationStatus): string | null {
  if (isClosed(assurance?.step ?? null)) return null;
  if (daysResponseLate !== null) return `response ${plural(daysResponseLate, "day")} overdue`;
  if (responseDueOn !== null) return `response owed by ${formatDate(responseDueOn)}`;
  return answer === null ? null : `${answerNames[answer].toLowerCase()} by the owner`;
}

/** "response owed by 12 January 2027"; null unless one is owed that is not late, which is said with the other notes. */
export function responseOwedInWords(recommendation: RecommendationStatus): string | null {
  const { responseDueOn, daysResponseLate } = recommendation;
  return responseDueOn === null || daysResponseLate !== null ? null : responseInWords(recommendation);
}

/** Whether a response is late, or says less than that it is accepted; otherwise it needs no attention. */
function isResponsePressing({ daysResponseLate, responseDueOn, answer }: RecommendationStatus): boolean {
  return daysResponseLate !== null || (responseDueOn === null && answer !== null && answer !== "accepted");
}

/** "lead says on track, business team says at risk"; null if they agree or there is only one rating. */
export function disagreementInWords({ isDisputed, rating, assessment }: RecommendationStatus): string | null {
  if (!isDisputed || !rating || !assessment) return null;
  const who = assessment.role === "scrutineer" ? "scrutineer" : "business team";
  return `lead says ${ratingNames[rating].toLowerCase()}, ${who} says ${ratingNames[assessment.rating].toLowerCase()}`;
}

/** The notes that are always shown beside a status: silence, disagreement, the state of sign-off, what repeats it, and the like. */
export function statusNotes(recommendation: RecommendationStatus): string[] {
  const repeat = repeatNote(recommendation);
  return [...ratingNotes(recommendation), ...(repeat ? [repeat] : [])];
}

/** "third time since 2022"; null unless an earlier review said the same. */
export function repeatNote({ repeat }: Pick<RecommendationStatus, "repeat">): string | null {
  return repeat && repeatInWords(repeat);
}

/** The notes about the rating, for a table that has the others in another place. */
export function ratingNotes(recommendation: RecommendationStatus): string[] {
  const { unchangedInARow, assurance, isRecheckDue, replacedBy } = recommendation;
  return [
    isResponsePressing(recommendation) ? responseInWords(recommendation) : null,
    silenceInWords(recommendation),
    disagreementInWords(recommendation),
    unchangedInARow >= UNCHANGED_TOO_OFTEN ? `nothing changed, ${unchangedInARow} times in a row` : null,
    assurance?.step === "requested" ? "awaiting sign-off" : null,
    assurance?.step === "returned" ? "sign-off returned" : null,
    assurance?.step === "reopened" ? `reopened ${formatDate(dateOf(assurance.at))}` : null,
    isRecheckDue ? "re-check due" : null,
    replacedInWords(replacedBy),
  ].filter((words) => words !== null);
}

/** "in 3 days", "12 days overdue", "today": shown beside a due date. */
export function dueInWords({ daysOverdue, daysUntilDue }: RecommendationStatus): string | null {
  if (daysOverdue !== null) return `${plural(daysOverdue, "day")} overdue`;
  if (daysUntilDue === null) return null;
  if (daysUntilDue === 0) return "today";
  return daysUntilDue <= 60 ? `in ${plural(daysUntilDue, "day")}` : null;
}

/** "next by 13 June 2027", or "was due by 13 June 2026" where the owner is silent since; null if no update is expected. */
export function nextUpdateInWords({
  nextUpdateBy,
  daysSilent,
}: Pick<RecommendationStatus, "nextUpdateBy" | "daysSilent">): string | null {
  if (nextUpdateBy === null) return null;
  return `${daysSilent === null ? "next by" : "was due by"} ${formatDate(nextUpdateBy)}`;
}

/** The day of the owner's last update. */
export function lastUpdateInWords({ lastUpdate }: RecommendationStatus): string {
  return lastUpdate ? formatDate(dateOf(lastUpdate.at)) : "None yet";
}
