import { LRUCache } from "lru-cache";
import { addDays, addMonths, type CalendarDate, dateOf, daysBetween, endOfDay, type Instant } from "#lib/core/clock.ts";
import type { Role } from "#lib/core/viewer.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { type Slip, slipOf } from "#lib/recommendations/due-dates/rules.ts";
import type { Chained } from "#lib/recommendations/links/rules.ts";
import {
  type Assignment,
  isOwnerToBeConfirmed,
  type Owner,
  resolveOwner,
} from "#lib/recommendations/ownership.rules.ts";
import type { Answer } from "#lib/recommendations/responses/rules.ts";
import { isClosed, type Step } from "#lib/recommendations/sign-off/rules.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";

/** The statuses of a recommendation. A page always shows the word, never only its colour. */
export const statuses = [
  "not-pursued",
  "embedded",
  "complete",
  "delivered",
  "overdue",
  "off-track",
  "at-risk",
  "on-track",
  "awaiting-response",
  "not-started",
  "no-update",
] as const;
export type Status = (typeof statuses)[number];

/** What decides the status: the last step of sign-off, the owner's rating, the assessed rating, whether the due date has passed, and whether a response is owed. */
export interface Axes {
  readonly step: Step | null;
  readonly claimed: Rating | null;
  readonly assessed: Rating | null;
  readonly isOverdue: boolean;
  /** Whether its owner owes a response. */
  readonly isResponseOwed: boolean;
}

interface StatusRule {
  readonly status: Status;
  readonly step?: Step;
  readonly claimed?: Rating;
  readonly isOverdue?: true;
  readonly isResponseOwed?: true;
  /** Claimed or assessed. The rules are in the order of caution, so the more cautious of the two decides. */
  readonly either?: Rating;
  /** Neither claimed nor assessed. */
  readonly neither?: Rating;
}

/** The first rule that applies gives the status. A response is awaited where no more is known than that nothing has begun. */
const statusRules: readonly StatusRule[] = [
  { status: "not-pursued", step: "not-pursued" },
  { status: "embedded", step: "embedded" },
  { status: "complete", step: "accepted" },
  { status: "delivered", claimed: "delivered" },
  { status: "overdue", isOverdue: true },
  { status: "off-track", either: "off-track" },
  { status: "at-risk", either: "at-risk" },
  { status: "awaiting-response", isResponseOwed: true, neither: "on-track" },
  { status: "not-started", either: "not-started" },
  { status: "on-track", either: "on-track" },
];

/** The status that these axes give; "no-update" if no rule applies. */
export function statusFor(axes: Axes): Status {
  const rule = statusRules.find(
    ({ step, claimed, isOverdue, isResponseOwed, either, neither }) =>
      (step === undefined || step === axes.step) &&
      (claimed === undefined || claimed === axes.claimed) &&
      (!isOverdue || axes.isOverdue) &&
      (!isResponseOwed || axes.isResponseOwed) &&
      (either === undefined || either === axes.claimed || either === axes.assessed) &&
      (neither === undefined || (neither !== axes.claimed && neither !== axes.assessed)),
  );
  return rule?.status ?? "no-update";
}

/** Whether a due date has passed on a day: it has from the day after it, by the calendar of Europe/London. */
export function isOverdue(dueOn: CalendarDate | null, date: CalendarDate): boolean {
  return dueOn !== null && dueOn < date;
}

/** The first instant that is recent enough on a day for an owner who reports every so many months: an owner whose last update is earlier is silent. */
export const silentBefore = memoized((date, months): Instant => endOfDay(addDays(addMonths(date, -months), -1)) + 1);
const monthsAfter = memoized(addMonths);

/** Keeps the results of a calculation with the calendar, since the same days and intervals recur in many recommendations. */
function memoized<Result extends string | number>(calculate: (date: CalendarDate, months: number) => Result) {
  const results = new LRUCache<string, Result>({ max: 5000 });
  return (date: CalendarDate, months: number): Result => {
    const key = `${date} ${months}`;
    const result = results.get(key) ?? calculate(date, months);
    results.set(key, result);
    return result;
  };
}

/** From so many updates in a row that report no change, the status says so. */
export const UNCHANGED_TOO_OFTEN = 3;

/** The facts about one recommendation as of an instant from which its status is derived, with what its links say beside it. */
export interface StatusFacts extends Chained {
  readonly id: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly assignment: Assignment | null;
  /** Since when its agency has been the owner, even if its lead changed; null if there is no owner. */
  readonly ownedSince: OwnedSince | null;
  readonly hasSuccessMeasure: boolean;
  readonly dueOn: CalendarDate | null;
  /** Every due date ever agreed, oldest first; the last one is the due date. */
  readonly agreedDates: readonly CalendarDate[];
  /** A later date that was requested and is not decided on yet. */
  readonly requestedDueOn: CalendarDate | null;
  /** The day by which the owner owes a response; null if none was asked for, or it was given. */
  readonly responseDueOn: CalendarDate | null;
  /** What the owner said to the latest request for a response; null if it has said nothing. */
  readonly answer: Answer | null;
  /** The owner's rating of the delivery. */
  readonly rating: Rating | null;
  readonly assessment: { readonly rating: Rating; readonly role: Role } | null;
  readonly assurance: { readonly step: Step; readonly at: Instant; readonly recheckOn: CalendarDate | null } | null;
  readonly lastUpdate: LastUpdate | null;
  /** How many updates in a row, up to the last, reported no change. */
  readonly unchangedInARow: number;
  readonly reportingMonths: number;
  readonly updateCount: number;
  readonly evidenceCount: number;
  /** Evidence of an outcome; the other evidence is of an activity. */
  readonly outcomeEvidenceCount: number;
  readonly openQuestions: number;
  readonly openActions: number;
  readonly doneActions: number;
  readonly overdueActions: number;
}

/** The event that made an agency the owner, and the instant at which the tracker recorded it. */
interface OwnedSince {
  readonly trail: number;
  /** Not before the tracker had its first person: owners entered when it was set up are dated as the report. */
  readonly at: Instant;
}

export interface LastUpdate {
  readonly trail: number;
  readonly at: Instant;
  readonly sample: boolean;
  readonly nothingChanged: boolean;
}

/** The status of a recommendation as of an instant, with the facts it was derived from. */
export interface RecommendationStatus extends StatusFacts {
  readonly status: Status;
  readonly owner: Owner | null;
  readonly isOwnerToBeConfirmed: boolean;
  readonly daysOverdue: number | null;
  readonly daysUntilDue: number | null;
  readonly slip: Slip | null;
  /** Days since the day by which a response was owed that has not come. */
  readonly daysResponseLate: number | null;
  /** Days since the owner's last update, or else since it became the owner, if that is longer ago than the reporting interval and an update is expected. */
  readonly daysSilent: number | null;
  /** The day by which the owner has to report next; null if no update is expected. */
  readonly nextUpdateBy: CalendarDate | null;
  /** The owner's rating and the assessed rating differ. */
  readonly isDisputed: boolean;
  readonly isRecheckDue: boolean;
}

/** Derives the status of a recommendation on a day from its facts. */
export function deriveStatus(facts: StatusFacts, directory: Directory, date: CalendarDate): RecommendationStatus {
  const { rating, assessment, assurance, reportingMonths } = facts;
  const step = assurance?.step ?? null;
  const isExpected = isReportExpected(step);
  const waitingSince = isExpected ? intervalStart(facts) : null;
  const waitingSinceDate = waitingSince === null ? null : dateOf(waitingSince);
  const isSilent = waitingSince !== null && waitingSince < silentBefore(date, reportingMonths);
  return {
    ...facts,
    status: statusFor({
      step,
      claimed: rating,
      assessed: assessment?.rating ?? null,
      isOverdue: isOverdue(facts.dueOn, date),
      isResponseOwed: facts.responseDueOn !== null,
    }),
    ...deriveOwner(facts, directory, date),
    ...deriveDays(facts, date),
    slip: slipOf(facts.agreedDates),
    daysSilent: isSilent && waitingSinceDate ? daysBetween(waitingSinceDate, date) : null,
    // On a day before the tracker was set up, no update was expected yet.
    nextUpdateBy: waitingSinceDate && waitingSinceDate <= date ? monthsAfter(waitingSinceDate, reportingMonths) : null,
    isDisputed: isExpected && rating !== null && assessment !== null && rating !== assessment.rating,
    isRecheckDue: assurance?.step === "accepted" && assurance.recheckOn !== null && assurance.recheckOn <= date,
  };
}

/** How many days it is until the dates of what is not closed, or since. */
function deriveDays({ dueOn, responseDueOn, rating, assurance }: StatusFacts, date: CalendarDate) {
  if (isClosed(assurance?.step ?? null)) return { daysOverdue: null, daysUntilDue: null, daysResponseLate: null };
  const isPast = isOverdue(dueOn, date);
  return {
    daysOverdue: dueOn && isPast && rating !== "delivered" ? daysBetween(dueOn, date) : null,
    daysUntilDue: dueOn && !isPast ? daysBetween(date, dueOn) : null,
    daysResponseLate: responseDueOn && isOverdue(responseDueOn, date) ? daysBetween(responseDueOn, date) : null,
  };
}

/** When the current reporting interval began: with the owner's last update, or when it became the owner if it has posted none since. */
function intervalStart({ lastUpdate, ownedSince }: StatusFacts): Instant | null {
  if (lastUpdate && (!ownedSince || lastUpdate.trail > ownedSince.trail)) return lastUpdate.at;
  return ownedSince?.at ?? null;
}

/** The part of a status that depends on the directory of agencies. */
export function deriveOwner({ assignment }: StatusFacts, directory: Directory, date: CalendarDate) {
  const owner = resolveOwner(assignment, directory, date);
  return { owner, isOwnerToBeConfirmed: isOwnerToBeConfirmed(owner) };
}

/** Whether the owner is expected to report: not once the recommendation is closed, nor while a request for sign-off waits for a decision. */
export function isReportExpected(step: Step | null): boolean {
  return !isClosed(step) && step !== "requested";
}
