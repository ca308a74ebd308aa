import { z } from "zod";
import type { Directory } from "#lib/agencies/rules.ts";
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDateFrom,
  dateOf,
  daysBetween,
  endOf,
  type Instant,
} from "#lib/core/clock.ts";
import { type Assignment, isOwnerToBeConfirmed, type Owner, ownerOf } from "#lib/ownership/rules.ts";
import type { Rating } from "#lib/progress/rules.ts";

/** What a recommendation is shown as: one word for the axes together, never a colour without it. */
export const shownAs = [
  "delivered",
  "overdue",
  "off-track",
  "at-risk",
  "on-track",
  "not-started",
  "no-update",
] as const;
export type ShownAs = (typeof shownAs)[number];

/** The axes that decide what it is shown as: the delivery its owner claims, and whether its date has passed. */
export interface Axes {
  readonly rating: Rating | null;
  readonly isOverdue: boolean;
}

/** What is shown when: the first row that holds. One table, read by `shownFor` here and by the database in `queries.ts`. */
export const shownWhen: readonly { readonly shown: ShownAs; readonly rating?: Rating; readonly isOverdue?: true }[] = [
  { shown: "delivered", rating: "delivered" },
  { shown: "overdue", isOverdue: true },
  { shown: "off-track", rating: "off-track" },
  { shown: "at-risk", rating: "at-risk" },
  { shown: "on-track", rating: "on-track" },
  { shown: "not-started", rating: "not-started" },
];
export const shownOtherwise: ShownAs = "no-update";

/** What these axes are shown as. */
export function shownFor(axes: Axes): ShownAs {
  const row = shownWhen.find(
    ({ rating, isOverdue }) => (rating === undefined || rating === axes.rating) && (!isOverdue || axes.isOverdue),
  );
  return row?.shown ?? shownOtherwise;
}

/** Whether a due date has passed: from the first moment of the day after it, by the calendar of Europe/London. */
export function isOverdue(dueOn: CalendarDate | null, date: CalendarDate): boolean {
  return dueOn !== null && dueOn < date;
}

/** How long an owner may say nothing before that is a state of its own. */
export const REPORTING_INTERVAL_MONTHS = 3;

/** The first instant that is recent enough on a day: whoever last reported before it is silent. */
export function silentBefore(date: CalendarDate): Instant {
  return endOf(addDays(addMonths(date, -REPORTING_INTERVAL_MONTHS), -1)) + 1;
}

/** What the facts say of one recommendation as at a moment, before anything is derived. */
export interface PositionFacts {
  readonly id: number;
  readonly reference: string;
  readonly shortTitle: string;
  readonly assignment: Assignment | null;
  readonly dueOn: CalendarDate | null;
  readonly rating: Rating | null;
  readonly lastUpdate: LastUpdate | null;
  readonly updateCount: number;
  readonly evidenceCount: number;
}

export interface LastUpdate {
  readonly trail: number;
  readonly at: Instant;
  readonly sample: boolean;
  readonly nothingChanged: boolean;
}

/** Where a recommendation stands as at a moment. */
export interface Position extends PositionFacts {
  readonly shown: ShownAs;
  readonly owner: Owner | null;
  readonly isOwnerToBeConfirmed: boolean;
  readonly daysOverdue: number | null;
  readonly daysUntilDue: number | null;
  /** Days since the owner's last update, where that is longer ago than the reporting interval. */
  readonly daysSilent: number | null;
}

/** Where a recommendation stands on a day, from its facts. */
export function positionOf(facts: PositionFacts, directory: Directory, date: CalendarDate): Position {
  const owner = ownerOf(facts.assignment, directory, date);
  const overdue = isOverdue(facts.dueOn, date);
  const { dueOn, lastUpdate } = facts;
  return {
    ...facts,
    shown: shownFor({ rating: facts.rating, isOverdue: overdue }),
    owner,
    isOwnerToBeConfirmed: isOwnerToBeConfirmed(owner),
    daysOverdue: dueOn && overdue && facts.rating !== "delivered" ? daysBetween(dueOn, date) : null,
    daysUntilDue: dueOn && !overdue ? daysBetween(date, dueOn) : null,
    daysSilent: lastUpdate && lastUpdate.at < silentBefore(date) ? daysBetween(dateOf(lastUpdate.at), date) : null,
  };
}

/** What is different between two positions of one recommendation. */
export type Change =
  | { readonly kind: "made" }
  | { readonly kind: "shown"; readonly from: ShownAs; readonly to: ShownAs }
  | { readonly kind: "owner"; readonly to: Owner | null }
  | { readonly kind: "lead"; readonly isFirst: boolean }
  | { readonly kind: "owner confirmed" }
  | { readonly kind: "due date"; readonly from: CalendarDate | null; readonly to: CalendarDate | null }
  | { readonly kind: "updates"; readonly count: number }
  | { readonly kind: "evidence"; readonly count: number };

/** What changed from one position to a later one; nothing before means that it was not there yet. */
export function changesBetween(before: Position | undefined, after: Position): Change[] {
  if (!before) return [{ kind: "made" }];
  const changes: Change[] = [];
  if (before.shown !== after.shown) changes.push({ kind: "shown", from: before.shown, to: after.shown });
  const [was, is] = [before.assignment, after.assignment];
  if (agencyOf(before) !== agencyOf(after)) changes.push({ kind: "owner", to: after.owner });
  else if (is && was?.leadPersonId !== is.leadPersonId)
    changes.push({ kind: "lead", isFirst: was === null || was.leadPersonId === null });
  if (is?.confirmed && !(was?.trail === is.trail && was.confirmed)) changes.push({ kind: "owner confirmed" });
  if (before.dueOn !== after.dueOn) changes.push({ kind: "due date", from: before.dueOn, to: after.dueOn });
  if (after.updateCount > before.updateCount)
    changes.push({ kind: "updates", count: after.updateCount - before.updateCount });
  if (after.evidenceCount > before.evidenceCount)
    changes.push({ kind: "evidence", count: after.evidenceCount - before.evidenceCount });
  return changes;
}

function agencyOf({ owner }: Position): number | null {
  return owner && owner.standing.kind !== "to be decided" ? owner.standing.agency.id : null;
}

/** How many recommendations stand how. */
export interface Summary {
  readonly total: number;
  readonly shown: Readonly<Record<ShownAs, number>>;
  readonly withoutUpdate: number;
  readonly withoutUpdateSinceMeeting: number;
  readonly silent: number;
  readonly withoutDueDate: number;
  readonly ownersToBeConfirmed: number;
}

/** The day asked for by `?as-at=`, or why it can't be shown and today is. */
export function asAtFrom(
  text: string | undefined,
  today: CalendarDate,
  earliest: CalendarDate | null,
): { readonly date: CalendarDate; readonly refused: string | null } {
  const refuse = (why: string) => ({ date: today, refused: `${why} This is where they stand today.` });
  if (text === undefined || text === "") return { date: today, refused: null };
  const date = calendarDateFrom(text);
  if (!date) return refuse("That day is not in the calendar.");
  if (date > today) return refuse("That day has not come yet.");
  if (earliest && date < earliest) return refuse("That day is before the first review was published.");
  return { date, refused: null };
}

export const PAGE_SIZE = 25;
export const sortings = ["reference", "owner", "rating", "due", "updated"] as const;
export type Sorting = (typeof sortings)[number];

const kept = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

/** How the list is filtered, sorted and paged, from its URL. What makes no sense there is passed over. */
export const listing = z.object({
  owner: kept(z.coerce.number().int().positive()),
  rating: kept(z.enum(shownAs)),
  /** Only those whose owner the Executive has yet to settle. */
  toConfirm: kept(z.literal("yes")),
  review: kept(z.string().regex(/^[A-Z0-9]{2,8}$/)),
  sort: z.enum(sortings).catch("reference").default("reference"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export type Listing = z.output<typeof listing>;

/** A page of everything, in the order of the references. */
export const everything: Listing = { sort: "reference", page: 1 };
