import { z } from "zod";
import { parseCalendarDate } from "#lib/core/clock.ts";
import { wordsOf } from "#lib/core/text.ts";
import { formatOwner } from "#lib/recommendations/ownership.rules.ts";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { type RecommendationStatus, type Status, statuses } from "./rules.ts";

export const PAGE_SIZE = 25;
export const sortings = ["reference", "owner", "rating", "due", "updated"] as const;
export type Sorting = (typeof sortings)[number];
export const directions = ["ascending", "descending"] as const;
export type Direction = (typeof directions)[number];

/** The direction of each column before the reader has reversed it: the worst rating and the latest update come first. */
export const firstDirections: Readonly<Record<Sorting, Direction>> = {
  reference: "ascending",
  owner: "ascending",
  rating: "descending",
  due: "ascending",
  updated: "descending",
};

const LONGEST_SEARCH = 100;
const LONGEST_THEME = 200;

/** The filters that restrict the list to recommendations with something to do. Each number on a page that counts them links to its list. */
export const onlyFilters = [
  "no-owner",
  "response-late",
  "not-accepted",
  "to-confirm",
  "silent",
  "never-updated",
  "actions-overdue",
  "open-questions",
  "awaiting-sign-off",
  "new-date",
  "recheck-due",
  "no-lead",
  "no-due-date",
  "no-success-measure",
  "evidence-unlinked",
] as const;
export type OnlyFilter = (typeof onlyFilters)[number];

const valid = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

const day = z.string().transform((typed, context) => {
  const date = parseCalendarDate(typed);
  if (date) return date;
  context.addIssue({ code: "custom", message: "no date" });
  return z.NEVER;
});

/** How the list is searched, filtered, sorted and paged, from its URL. Values that are not valid are ignored. */
export const listing = z.object({
  q: valid(
    z
      .string()
      .transform((typed) => typed.replace(/\s+/g, " ").trim().slice(0, LONGEST_SEARCH))
      .refine((typed) => wordsOf(typed).length > 0),
  ),
  owner: valid(z.coerce.number().int().positive()),
  rating: valid(z.enum(statuses)),
  only: valid(z.enum(onlyFilters)),
  review: valid(z.string().regex(/^[A-Z0-9]{2,8}$/)),
  /** The name of a theme, in whichever review. */
  theme: valid(z.string().trim().min(1).max(LONGEST_THEME)),
  dueFrom: valid(day),
  dueTo: valid(day),
  sort: z.enum(sortings).catch("reference").default("reference"),
  direction: valid(z.enum(directions)),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export type Listing = z.output<typeof listing>;
export type Filter = Omit<Listing, "sort" | "direction" | "page">;
/** The conditions of a filter, in the order of their places in an address. */
const conditions = ["q", "owner", "rating", "review", "theme", "dueFrom", "dueTo", "only"] as const;

/** The conditions that a filter has, each with its value. */
export function conditionsOf(filter: Filter): (readonly [name: (typeof conditions)[number], value: string])[] {
  return conditions.flatMap((name) => (filter[name] === undefined ? [] : [[name, String(filter[name])] as const]));
}

export type Order = Pick<Listing, "sort" | "direction">;

/** The order of the references. */
export const byReference: Order = { sort: "reference" };

/** The first page of all recommendations, in the order of their references. */
export const everything: Listing = { sort: "reference", page: 1 };

type Condition = (status: RecommendationStatus) => boolean;

/** The condition of each filter. */
export const meets: Readonly<Record<OnlyFilter, Condition>> = {
  "no-owner": (one) => one.owner === null && isOpen(one),
  "response-late": ({ daysResponseLate }) => daysResponseLate !== null,
  "not-accepted": (one) => one.answer === "not-accepted" && isOpen(one),
  "to-confirm": ({ isOwnerToBeConfirmed }) => isOwnerToBeConfirmed,
  silent: ({ daysSilent }) => daysSilent !== null,
  "never-updated": (one) => one.lastUpdate === null && isOpen(one),
  "actions-overdue": ({ overdueActions }) => overdueActions > 0,
  "open-questions": ({ openQuestions }) => openQuestions > 0,
  "awaiting-sign-off": ({ assurance }) => assurance?.step === "requested",
  "new-date": ({ requestedDueOn }) => requestedDueOn !== null,
  "recheck-due": ({ isRecheckDue }) => isRecheckDue,
  // What is closed needs none of these any more.
  "no-lead": (one) => (one.assignment?.leadPersonId ?? null) === null && isOpen(one),
  "no-due-date": (one) => one.dueOn === null && isOpen(one),
  "no-success-measure": (one) => !one.hasSuccessMeasure && isOpen(one),
  "evidence-unlinked": ({ evidenceCount, outcomeEvidenceCount }) => evidenceCount > outcomeEvidenceCount,
};

/** Whether a recommendation is not closed. */
export function isOpen({ assurance }: Pick<RecommendationStatus, "assurance">): boolean {
  return !isClosed(assurance?.step ?? null);
}

/** Whether an agency owns a recommendation, itself or as the one successor of the agency it was assigned to. */
export function isOwnedBy({ owner }: RecommendationStatus, agencyId: number): boolean {
  return owner !== null && owner.succession.kind !== "to be decided" && owner.succession.agency.id === agencyId;
}

/** Whether a recommendation is of the review with this code, which has no hyphen: "HU2-4" is of the review "HU2". */
export function isOfReview({ reference }: RecommendationStatus, code: string): boolean {
  return reference.startsWith(`${code}-`);
}

/** The code of the review that a recommendation is of. */
export function reviewCodeOf(reference: string): string {
  return reference.slice(0, reference.indexOf("-"));
}

/** Whether a due date is in a range, of which either end may be open; with a range, what has no due date is not in it. */
export function isDueWithin({ dueOn }: RecommendationStatus, { dueFrom, dueTo }: Filter): boolean {
  if (dueFrom === undefined && dueTo === undefined) return true;
  return dueOn !== null && (dueFrom === undefined || dueOn >= dueFrom) && (dueTo === undefined || dueOn <= dueTo);
}

/** The text that a search looks in: the reference, the short title and the wording, so that case and accents do not matter. */
export function searchedText(parts: readonly string[]): string {
  return wordsOf(parts.join(" ")).join(" ");
}

/** Whether every word of a search is in a searched text, anywhere and in any order. */
export function isFound(searched: string, q: string): boolean {
  return wordsOf(q).every((word) => searched.includes(word));
}

/** The direction in which a list is sorted. */
export function directionOf({ sort, direction }: Order): Direction {
  return direction ?? firstDirections[sort];
}

/** The same recommendations in another order; those that are equal in it stay in the order given. */
export function sorted(all: readonly RecommendationStatus[], order: Order): readonly RecommendationStatus[] {
  const isAscending = directionOf(order) === "ascending";
  if (order.sort === "reference") return isAscending ? all : all.toReversed();
  const keyOf = keys[order.sort];
  const keyed = all.map((one) => ({ key: keyOf(one), one }));
  return keyed.sort((a, b) => compareKeys(a.key, b.key, isAscending)).map(({ one }) => one);
}

type Key = string | number | null;

/** Those without a value come last in both directions. */
function compareKeys(a: Key, b: Key, isAscending: boolean): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b === isAscending ? -1 : 1;
}

const keys: Readonly<Record<Exclude<Sorting, "reference">, (one: RecommendationStatus) => Key>> = {
  owner: (one) => (one.owner ? formatOwner(one.owner).toLowerCase() : null),
  rating: ({ status }) => urgency[status],
  due: ({ dueOn }) => dueOn,
  updated: ({ lastUpdate }) => lastUpdate?.at ?? null,
};

/** How urgent a status is: the higher, the more. */
const urgency: Readonly<Record<Status, number>> = {
  overdue: 10,
  "off-track": 9,
  "at-risk": 8,
  "no-update": 7,
  "awaiting-response": 6,
  "not-started": 5,
  "on-track": 4,
  delivered: 3,
  complete: 2,
  embedded: 1,
  "not-pursued": 0,
};
