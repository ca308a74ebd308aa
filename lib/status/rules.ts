import { z } from "zod";
import {
  addDays,
  addMonths,
  type CalendarDate,
  dateOf,
  daysBetween,
  endOfDay,
  type Instant,
  parseCalendarDate,
} from "#lib/core/clock.ts";
import type { Role } from "#lib/core/viewer.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { type Slip, slipOf } from "#lib/recommendations/due-dates/rules.ts";
import {
  type Assignment,
  isOwnerToBeConfirmed,
  type Owner,
  resolveOwner,
} from "#lib/recommendations/ownership.rules.ts";
import { isClosed, type Step } from "#lib/recommendations/sign-off/rules.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";

/** What a recommendation is shown as: one word for the axes together, never a colour without it. */
export const statuses = [
  "not-pursued",
  "embedded",
  "complete",
  "delivered",
  "overdue",
  "off-track",
  "at-risk",
  "on-track",
  "not-started",
  "no-update",
] as const;
export type Status = (typeof statuses)[number];

/** The axes that decide what it is shown as: assurance by the Executive, delivery as its owner claims it and as it was assessed, and whether its date has passed. */
export interface Axes {
  readonly step: Step | null;
  readonly claimed: Rating | null;
  readonly assessed: Rating | null;
  readonly isOverdue: boolean;
}

interface ShownWhen {
  readonly shown: Status;
  readonly step?: Step;
  readonly claimed?: Rating;
  readonly isOverdue?: true;
  /** Claimed or assessed: the rows stand in the order of caution, so that the more cautious of the two shows. */
  readonly either?: Rating;
}

/** What is shown when: the first row that holds. One table, read by `shownFor` here and by the database in `facts.ts`. */
export const statusRules: readonly ShownWhen[] = [
  { shown: "not-pursued", step: "not-pursued" },
  { shown: "embedded", step: "embedded" },
  { shown: "complete", step: "accepted" },
  { shown: "delivered", claimed: "delivered" },
  { shown: "overdue", isOverdue: true },
  { shown: "off-track", either: "off-track" },
  { shown: "at-risk", either: "at-risk" },
  { shown: "not-started", either: "not-started" },
  { shown: "on-track", either: "on-track" },
];
export const fallbackStatus: Status = "no-update";

/** What these axes are shown as. */
export function statusFor(axes: Axes): Status {
  const row = statusRules.find(
    ({ step, claimed, isOverdue, either }) =>
      (step === undefined || step === axes.step) &&
      (claimed === undefined || claimed === axes.claimed) &&
      (!isOverdue || axes.isOverdue) &&
      (either === undefined || either === axes.claimed || either === axes.assessed),
  );
  return row?.shown ?? fallbackStatus;
}

/** Whether a due date has passed: from the first moment of the day after it, by the calendar of Europe/London. */
export function isOverdue(dueOn: CalendarDate | null, date: CalendarDate): boolean {
  return dueOn !== null && dueOn < date;
}

/** The first instant that is recent enough on a day, for an owner who reports every so many months: whoever last reported before it is silent. */
export function silentBefore(date: CalendarDate, months: number): Instant {
  return endOfDay(addDays(addMonths(date, -months), -1)) + 1;
}

/** As many updates in a row that say nothing has changed are worth asking about. */
export const UNCHANGED_TOO_OFTEN = 3;

/** What the facts say of one recommendation as at a moment, before anything is derived. */
export interface StatusFacts {
  readonly id: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly assignment: Assignment | null;
  readonly dueOn: CalendarDate | null;
  readonly firstDueOn: CalendarDate | null;
  readonly dateChanges: number;
  /** A later date asked for and not decided on yet. */
  readonly requestedDueOn: CalendarDate | null;
  /** What the owner says of the delivery. */
  readonly rating: Rating | null;
  readonly assessment: { readonly rating: Rating; readonly role: Role } | null;
  readonly assurance: { readonly step: Step; readonly at: Instant; readonly recheckOn: CalendarDate | null } | null;
  readonly lastUpdate: LastUpdate | null;
  /** How many updates in a row have said that nothing has changed. */
  readonly unchangedInARow: number;
  readonly reportingMonths: number;
  readonly updateCount: number;
  readonly evidenceCount: number;
  /** Evidence of the difference made; the rest is linked to no outcome. */
  readonly outcomeEvidenceCount: number;
  readonly openQuestions: number;
  readonly openActions: number;
  readonly doneActions: number;
  readonly overdueActions: number;
}

export interface LastUpdate {
  readonly trail: number;
  readonly at: Instant;
  readonly sample: boolean;
  readonly nothingChanged: boolean;
}

/** Where a recommendation stands as at a moment. */
export interface RecommendationStatus extends StatusFacts {
  readonly status: Status;
  readonly owner: Owner | null;
  readonly isOwnerToBeConfirmed: boolean;
  readonly daysOverdue: number | null;
  readonly daysUntilDue: number | null;
  readonly slip: Slip | null;
  /** Days since the owner's last update, where that is longer ago than the reporting interval and something is expected of the owner. */
  readonly daysSilent: number | null;
  /** The day by which the owner has to report next; null where nothing is expected. */
  readonly nextUpdateBy: CalendarDate | null;
  /** The lead and whoever assessed it do not say the same. */
  readonly isDisputed: boolean;
  readonly isRecheckDue: boolean;
}

/** Where a recommendation stands on a day, from its facts. */
export function deriveStatus(facts: StatusFacts, directory: Directory, date: CalendarDate): RecommendationStatus {
  const owner = resolveOwner(facts.assignment, directory, date);
  const { dueOn, lastUpdate, rating, assessment, assurance } = facts;
  const step = assurance?.step ?? null;
  const isPast = isOverdue(dueOn, date);
  const status = statusFor({ step, claimed: rating, assessed: assessment?.rating ?? null, isOverdue: isPast });
  const isWaitedFor = isReportExpected(step);
  const isSilent = isWaitedFor && lastUpdate !== null && lastUpdate.at < silentBefore(date, facts.reportingMonths);
  return {
    ...facts,
    status,
    owner,
    isOwnerToBeConfirmed: isOwnerToBeConfirmed(owner),
    daysOverdue: dueOn && isPast && !isClosed(step) && rating !== "delivered" ? daysBetween(dueOn, date) : null,
    daysUntilDue: dueOn && !isPast && !isClosed(step) ? daysBetween(date, dueOn) : null,
    slip: slipOf(facts.firstDueOn, dueOn, facts.dateChanges),
    daysSilent: isSilent ? daysBetween(dateOf(lastUpdate.at), date) : null,
    nextUpdateBy: isWaitedFor && lastUpdate ? addMonths(dateOf(lastUpdate.at), facts.reportingMonths) : null,
    isDisputed: isWaitedFor && rating !== null && assessment !== null && rating !== assessment.rating,
    isRecheckDue: step === "accepted" && (assurance?.recheckOn ?? date) <= date && assurance?.recheckOn !== null,
  };
}

/** Whether the owner is expected to report: not once it is settled, nor while the Executive has to decide. */
export function isReportExpected(step: Step | null): boolean {
  return !isClosed(step) && step !== "requested";
}

/** What is different between two positions of one recommendation. */
export type Change =
  | { readonly kind: "made" }
  | { readonly kind: "shown"; readonly from: Status; readonly to: Status }
  | { readonly kind: "owner"; readonly to: Owner | null }
  | { readonly kind: "lead"; readonly isFirst: boolean }
  | { readonly kind: "owner confirmed" }
  | { readonly kind: "due date"; readonly from: CalendarDate | null; readonly to: CalendarDate | null }
  | { readonly kind: "assurance"; readonly to: Step }
  | { readonly kind: "assessed"; readonly to: Rating }
  | { readonly kind: "updates" | "evidence" | "actions done"; readonly count: number };

/** What changed from one position to a later one; nothing before means that it was not there yet. */
export function changesBetween(before: RecommendationStatus | undefined, after: RecommendationStatus): Change[] {
  if (!before) return [{ kind: "made" }];
  const changes: Change[] = [];
  if (before.status !== after.status) changes.push({ kind: "shown", from: before.status, to: after.status });
  const [was, is] = [before.assignment, after.assignment];
  if (agencyOf(before) !== agencyOf(after)) changes.push({ kind: "owner", to: after.owner });
  else if (is && was?.leadPersonId !== is.leadPersonId)
    changes.push({ kind: "lead", isFirst: was === null || was.leadPersonId === null });
  if (is?.confirmed && !(was?.trail === is.trail && was.confirmed)) changes.push({ kind: "owner confirmed" });
  if (before.dueOn !== after.dueOn) changes.push({ kind: "due date", from: before.dueOn, to: after.dueOn });
  if (after.assurance && before.assurance?.at !== after.assurance.at)
    changes.push({ kind: "assurance", to: after.assurance.step });
  if (after.assessment && before.assessment?.rating !== after.assessment.rating)
    changes.push({ kind: "assessed", to: after.assessment.rating });
  for (const [kind, field] of counted)
    if (after[field] > before[field]) changes.push({ kind, count: after[field] - before[field] });
  return changes;
}

const counted = [
  ["updates", "updateCount"],
  ["evidence", "evidenceCount"],
  ["actions done", "doneActions"],
] as const;

function agencyOf({ owner }: RecommendationStatus): number | null {
  return owner && owner.succession.kind !== "to be decided" ? owner.succession.agency.id : null;
}

/** How many recommendations stand how. */
export interface Summary {
  readonly total: number;
  readonly byStatus: Readonly<Record<Status, number>>;
  readonly withoutUpdate: number;
  readonly withoutUpdateSinceMeeting: number;
  readonly silent: number;
  readonly withoutDueDate: number;
  readonly ownersToBeConfirmed: number;
  readonly awaitingSignOff: number;
  readonly newDatesAsked: number;
  readonly rechecksDue: number;
}

/** The day asked for by `?as-at=`, or why it can't be shown and today is. */
export function asAtFrom(
  text: string | undefined,
  today: CalendarDate,
  earliest: CalendarDate | null,
): { readonly date: CalendarDate; readonly refused: string | null } {
  const refuse = (why: string) => ({ date: today, refused: `${why} This is where they stand today.` });
  if (text === undefined || text === "") return { date: today, refused: null };
  const date = parseCalendarDate(text);
  if (!date) return refuse("That day is not in the calendar.");
  if (date > today) return refuse("That day has not come yet.");
  if (earliest && date < earliest) return refuse("That day is before the first review was published.");
  return { date, refused: null };
}

export const PAGE_SIZE = 25;
export const sortings = ["reference", "owner", "rating", "due", "updated"] as const;
export type Sorting = (typeof sortings)[number];

/** What only some recommendations are, and the list can be narrowed to. */
export const onlyFilters = [
  "to-confirm",
  "silent",
  "awaiting-sign-off",
  "new-date",
  "recheck-due",
  "no-due-date",
] as const;
export type OnlyFilter = (typeof onlyFilters)[number];

const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** How the list is filtered, sorted and paged, from its URL. What makes no sense there is passed over. */
export const listing = z.object({
  owner: kept(z.coerce.number().int().positive()),
  rating: kept(z.enum(statuses)),
  only: kept(z.enum(onlyFilters)),
  review: kept(z.string().regex(/^[A-Z0-9]{2,8}$/)),
  sort: z.enum(sortings).catch("reference").default("reference"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export type Listing = z.output<typeof listing>;

/** A page of everything, in the order of the references. */
export const everything: Listing = { sort: "reference", page: 1 };
