import { describe, expect, test } from "vitest";
import { type CalendarDate, parseCalendarDate } from "#lib/core/clock.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import type { Step } from "#lib/recommendations/sign-off/rules.ts";
import { bitsOf, countsByKind, type Kind, kindsOf } from "./kinds.rules.ts";
import {
  isFound,
  isOfReview,
  isOwnedBy,
  listing,
  meets,
  type OnlyFilter,
  type Order,
  onlyFilters,
  type Sorting,
  searchedText,
  sorted,
} from "./listing.rules.ts";
import { deriveStatus, type RecommendationStatus, type StatusFacts } from "./rules.ts";

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(text);
  return date;
};
const today = day("2027-03-16");

const agency = { isExecutive: false, isOutside: false, dissolvedOn: null, nameTrail: 1 };
const directory: Directory = new Map([
  [1, { ...agency, id: 1, name: "Zebra crossings", successorIds: [] }],
  [2, { ...agency, id: 2, name: "A school", successorIds: [1], dissolvedOn: day("2027-01-01") }],
  [3, { ...agency, id: 3, name: "Midwives", successorIds: [1, 4], dissolvedOn: day("2027-01-01") }],
  [4, { ...agency, id: 4, name: "Nurses", successorIds: [] }],
]);

const nothing: Omit<StatusFacts, "id" | "reference"> = {
  shortTitle: "A recommendation",
  assignment: null,
  ownedSince: null,
  hasSuccessMeasure: false,
  dueOn: null,
  agreedDates: [],
  requestedDueOn: null,
  responseDueOn: null,
  answer: null,
  rating: null,
  assessment: null,
  assurance: null,
  lastUpdate: null,
  unchangedInARow: 0,
  repeat: null,
  replacedBy: [],
  reportingMonths: 3,
  updateCount: 0,
  evidenceCount: 0,
  outcomeEvidenceCount: 0,
  openQuestions: 0,
  openActions: 0,
  doneActions: 0,
  overdueActions: 0,
};

const ownedBy = (agencyId: number): Partial<StatusFacts> => ({
  assignment: { trail: 1, agencyId, leadPersonId: null, handoverToAccept: null, basis: "assigned", confirmed: false },
  ownedSince: { trail: 1, at: Date.parse("2026-12-16T12:00Z") },
});
const ledBy = (leadPersonId: number): Partial<StatusFacts> => ({
  ...ownedBy(1),
  assignment: { trail: 1, agencyId: 1, leadPersonId, handoverToAccept: null, basis: "assigned", confirmed: false },
});
const updatedOn = (date: string): Partial<StatusFacts> => ({
  lastUpdate: { trail: 5, at: Date.parse(date), sample: false, nothingChanged: false },
});
const stepped = (step: Step, recheckOn: string | null = null): Partial<StatusFacts> => ({
  assurance: { step, at: 0, recheckOn: recheckOn === null ? null : day(recheckOn) },
});

function statusWith(facts: Partial<StatusFacts>, id = 1): RecommendationStatus {
  return deriveStatus({ ...nothing, id, reference: `HU2-${id}`, ...facts }, directory, today);
}

/** What every recommendation lacks at first, while it is open. */
const missing: readonly OnlyFilter[] = ["never-updated", "no-lead", "no-due-date", "no-success-measure"];

describe("a filter", () => {
  const owned = ownedBy(1);
  /** With a lead, a due date, a success measure and an update. */
  const inOrder = { ...ledBy(7), dueOn: today, hasSuccessMeasure: true, ...updatedOn("2026-12-16") };
  const late = { ...inOrder, ...updatedOn("2026-01-01") };
  test.each<[Partial<StatusFacts>, readonly OnlyFilter[]]>([
    [{}, ["no-owner", ...missing]],
    [owned, missing],
    [{ ...owned, ownedSince: { trail: 1, at: Date.parse("2026-12-15") } }, ["silent", ...missing]],
    [{ ...owned, ...ownedBy(3) }, ["to-confirm", ...missing]],
    [inOrder, []],
    [{ ...inOrder, ...owned }, ["no-lead"]],
    [{ ...inOrder, dueOn: null }, ["no-due-date"]],
    [{ ...inOrder, hasSuccessMeasure: false }, ["no-success-measure"]],
    [{ ...inOrder, lastUpdate: null }, ["never-updated"]],
    [{ ...inOrder, requestedDueOn: today }, ["new-date"]],
    [{ ...inOrder, openActions: 1 }, []],
    [{ ...inOrder, overdueActions: 1 }, ["actions-overdue"]],
    [{ ...inOrder, openQuestions: 1 }, ["open-questions"]],
    [{ ...inOrder, evidenceCount: 2, outcomeEvidenceCount: 2 }, []],
    [{ ...inOrder, evidenceCount: 2, outcomeEvidenceCount: 1 }, ["evidence-unlinked"]],
    [{ ...inOrder, ...updatedOn("2026-12-15") }, ["silent"]],
    [{ ...late, dueOn: null, ...stepped("requested") }, ["awaiting-sign-off", "no-due-date"]],
    [{ ...inOrder, dueOn: null, ...stepped("returned") }, ["no-due-date"]],
    [{ ...late, ...stepped("accepted", "2027-03-17") }, []],
    [{ ...owned, ...stepped("accepted", "2027-03-16") }, ["recheck-due"]],
    [{ ...owned, ...stepped("embedded", "2027-03-16") }, []],
    [{ ...owned, ...stepped("not-pursued") }, []],
    [{ ...owned, ...stepped("reopened") }, missing],
  ])("%j meets %j", (facts, filters) => {
    const status = statusWith(facts);
    expect(onlyFilters.filter((only) => meets[only](status)).sort()).toEqual(filters.toSorted());
    expect(kindsOf(status)).toBe(bitsOf(status.status, ...filters));
  });

  test("by owner takes the one successor of a dissolved agency for its owner", () => {
    const isOwned = (assigned: number, agencyId: number) => isOwnedBy(statusWith(ownedBy(assigned)), agencyId);
    expect([isOwned(1, 1), isOwned(2, 1), isOwned(2, 2), isOwned(3, 1), isOwned(3, 3)]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isOwnedBy(statusWith({}), 1)).toBe(false);
  });

  test("by review takes the whole code", () => {
    const one = statusWith({ reference: "HU2-4" });
    expect(["HU2", "HU", "HU2-4"].map((code) => isOfReview(one, code))).toEqual([true, false, false]);
  });
});

describe("sorted", () => {
  const all = [
    statusWith({ ...ownedBy(1), dueOn: day("2027-05-01"), rating: "on-track", ...updatedOn("2027-02-01") }, 1),
    statusWith({}, 2),
    statusWith({ ...ownedBy(2), dueOn: day("2027-04-01"), rating: "at-risk", ...updatedOn("2027-03-01") }, 3),
    statusWith({ ...ownedBy(3), dueOn: day("2027-03-01"), rating: "on-track", ...updatedOn("2027-02-01") }, 4),
    statusWith({}, 5),
  ];
  const idsIn = (order: Order) => sorted(all, order).map(({ id }) => id);
  test.each<[Sorting, readonly number[]]>([
    ["reference", [1, 2, 3, 4, 5]],
    ["owner", [4, 1, 3, 2, 5]],
    ["rating", [4, 3, 2, 5, 1]],
    ["due", [4, 3, 1, 2, 5]],
    ["updated", [3, 1, 4, 2, 5]],
  ])("by %s", (sort, ids) => expect(idsIn({ sort })).toEqual(ids));

  test.each<[Order, readonly number[]]>([
    [{ sort: "reference", direction: "descending" }, [5, 4, 3, 2, 1]],
    [{ sort: "owner", direction: "descending" }, [1, 3, 4, 2, 5]],
    [{ sort: "rating", direction: "ascending" }, [1, 2, 5, 3, 4]],
    [{ sort: "due", direction: "descending" }, [1, 3, 4, 2, 5]],
    [{ sort: "updated", direction: "ascending" }, [1, 4, 3, 2, 5]],
  ])("reversed by %j, with those without a value last all the same", (order, ids) => expect(idsIn(order)).toEqual(ids));
});

describe("a search", () => {
  const text = searchedText(["HU2-1", "Health Visiting", "Parents’ voices are heard in Café (and) at home."]);
  test.each([
    ["hu2-1", true],
    ["VISIT", true],
    ["home health", true],
    ["parents' voices", true],
    ["cafe and", true],
    ["“heard”", true],
    ["health police", false],
    ["HU2-12", false],
  ])("for %j finds it: %j", (q, isIn) => expect(isFound(text, q)).toBe(isIn));

  test.each([
    ["  two \n words ", "two words"],
    ["", undefined],
    [" — ", undefined],
    ["x".repeat(150), "x".repeat(100)],
    [["a", "b"], undefined],
  ])("is taken from the address: %j", (q, taken) => expect(listing.parse({ q }).q).toBe(taken));
});

test("kinds are counted from their bits", () => {
  const count = countsByKind([
    [bitsOf("overdue", "silent"), 1],
    [bitsOf("overdue"), 4],
    [bitsOf("complete", "silent"), 2],
    [0, 7],
  ]);
  const kinds: readonly Kind[] = ["overdue", "silent", "complete", "no-due-date"];
  expect(kinds.map(count)).toEqual([5, 3, 2, 0]);
  expect(bitsOf(undefined, "silent", undefined)).toBe(bitsOf("silent"));
});
