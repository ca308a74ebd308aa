import { z } from "zod";
import { isClosed } from "#lib/recommendations/sign-off/rules.ts";
import { type RecommendationStatus, type Status, statuses } from "./rules.ts";

export const PAGE_SIZE = 25;
export const sortings = ["reference", "owner", "rating", "due", "updated"] as const;
export type Sorting = (typeof sortings)[number];

/** The filters that restrict the list to recommendations with something to do. Each number on a page that counts them links to its list. */
export const onlyFilters = [
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

/** How the list is filtered, sorted and paged, from its URL. Values that are not valid are ignored. */
export const listing = z.object({
  owner: valid(z.coerce.number().int().positive()),
  rating: valid(z.enum(statuses)),
  only: valid(z.enum(onlyFilters)),
  review: valid(z.string().regex(/^[A-Z0-9]{2,8}$/)),
  sort: z.enum(sortings).catch("reference").default("reference"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

export type Listing = z.output<typeof listing>;
export type Filter = Omit<Listing, "sort" | "page">;

/** The first page of all recommendations, in the order of their references. */
export const everything: Listing = { sort: "reference", page: 1 };

type Condition = (status: RecommendationStatus) => boolean;

/** The condition of each filter. */
export const meets: Readonly<Record<OnlyFilter, Condition>> = {
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

/** The same recommendations in another order; those that are equal in it stay in the order given. */
export function sorted(all: readonly RecommendationStatus[], sort: Sorting): readonly RecommendationStatus[] {
  return sort === "reference" ? all : all.toSorted(orders[sort]);
}

type Order = (a: RecommendationStatus, b: RecommendationStatus) => number;

const compare = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1);

const orders: Readonly<Record<Exclude<Sorting, "reference">, Order>> = {
  // Those without an owner come first.
  owner: (a, b) => compare(a.owner?.namedAs ?? "", b.owner?.namedAs ?? ""),
  rating: (a, b) => byUrgency[a.status] - byUrgency[b.status],
  // A word comes after every date.
  due: (a, b) => compare(a.dueOn ?? "none", b.dueOn ?? "none"),
  updated: (a, b) => (b.lastUpdate?.at ?? 0) - (a.lastUpdate?.at ?? 0),
};

/** The order of the statuses in a list sorted by them. */
const byUrgency: Readonly<Record<Status, number>> = {
  overdue: 0,
  "off-track": 1,
  "at-risk": 2,
  "no-update": 3,
  "not-started": 4,
  "on-track": 5,
  delivered: 6,
  complete: 7,
  embedded: 8,
  "not-pursued": 9,
};
