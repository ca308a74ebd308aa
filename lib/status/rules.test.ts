import { describe, expect, test } from "vitest";
import { type CalendarDate, endOfDay, instantOf, parseCalendarDate } from "#lib/core/clock.ts";
import type { Directory } from "#lib/partnership/agencies.rules.ts";
import { asAtFrom } from "./as-at.rules.ts";
import { changesBetween } from "./changes.rules.ts";
import { type Axes, deriveStatus, isOverdue, type Status, type StatusFacts, silentBefore, statusFor } from "./rules.ts";

const day = (text: string): CalendarDate => {
  const date = parseCalendarDate(text);
  if (!date) throw new Error(text);
  return date;
};

const agency = { isExecutive: false, isOutside: false, dissolvedOn: null, successorIds: [], nameTrail: 1 };
const directory: Directory = new Map([
  [1, { ...agency, id: 1, name: "An agency" }],
  [2, { ...agency, id: 2, name: "Another" }],
]);

const silentFacts: StatusFacts = {
  id: 1,
  reference: "HU2-1",
  shortTitle: "A recommendation",
  assignment: {
    trail: 3,
    agencyId: 1,
    leadPersonId: null,
    handoverToAccept: null,
    basis: "assigned",
    confirmed: false,
  },
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

const said: Axes = { step: null, claimed: null, assessed: null, isOverdue: false, isResponseOwed: false };

test.each<[Partial<Axes>, Status]>([
  [{}, "no-update"],
  [{ isOverdue: true }, "overdue"],
  [{ claimed: "not-started" }, "not-started"],
  [{ claimed: "on-track" }, "on-track"],
  [{ claimed: "on-track", isOverdue: true }, "overdue"],
  [{ claimed: "at-risk" }, "at-risk"],
  [{ claimed: "off-track" }, "off-track"],
  [{ claimed: "off-track", isOverdue: true }, "overdue"],
  [{ claimed: "delivered", isOverdue: true }, "delivered"],
  [{ claimed: "delivered" }, "delivered"],
  [{ isResponseOwed: true }, "awaiting-response"],
  [{ isResponseOwed: true, claimed: "not-started" }, "awaiting-response"],
  [{ isResponseOwed: true, assessed: "not-started" }, "awaiting-response"],
  [{ isResponseOwed: true, claimed: "on-track" }, "on-track"],
  [{ isResponseOwed: true, claimed: "on-track", assessed: "not-started" }, "not-started"],
  [{ isResponseOwed: true, assessed: "at-risk" }, "at-risk"],
  [{ isResponseOwed: true, isOverdue: true }, "overdue"],
  [{ isResponseOwed: true, claimed: "delivered" }, "delivered"],
  [{ isResponseOwed: true, step: "not-pursued" }, "not-pursued"],
  // The more cautious of the owner's word and the assessment shows, whichever way round.
  [{ assessed: "at-risk" }, "at-risk"],
  [{ claimed: "on-track", assessed: "at-risk" }, "at-risk"],
  [{ claimed: "at-risk", assessed: "on-track" }, "at-risk"],
  [{ claimed: "on-track", assessed: "off-track" }, "off-track"],
  [{ claimed: "on-track", assessed: "not-started" }, "not-started"],
  [{ claimed: "at-risk", assessed: "delivered" }, "at-risk"],
  [{ claimed: "on-track", assessed: "off-track", isOverdue: true }, "overdue"],
  // Delivered is what the owner claims; only the Executive makes it complete.
  [{ claimed: "delivered", assessed: "off-track" }, "delivered"],
  [{ claimed: "delivered", step: "requested" }, "delivered"],
  [{ claimed: "delivered", step: "returned", isOverdue: true }, "delivered"],
  [{ claimed: "at-risk", step: "returned" }, "at-risk"],
  [{ claimed: "delivered", step: "accepted", isOverdue: true }, "complete"],
  [{ claimed: "off-track", assessed: "off-track", step: "accepted" }, "complete"],
  [{ claimed: "delivered", step: "embedded" }, "embedded"],
  [{ claimed: "delivered", step: "reopened" }, "delivered"],
  [{ claimed: "at-risk", step: "reopened", isOverdue: true }, "overdue"],
  [{ step: "not-pursued", isOverdue: true }, "not-pursued"],
])("%j is shown as %s", (axes, shown) => expect(statusFor({ ...said, ...axes })).toBe(shown));

describe("overdue turns on at the end of the due day in Europe/London", () => {
  test.each([
    ["2027-03-28", "2027-03-28T22:59:59.999Z"],
    ["2027-10-31", "2027-10-31T23:59:59.999Z"],
    ["2027-01-15", "2027-01-15T23:59:59.999Z"],
    ["2027-07-15", "2027-07-15T22:59:59.999Z"],
  ])("the day %s ends at %s", (date, instant) => expect(new Date(endOfDay(day(date))).toISOString()).toBe(instant));

  test("not on the day itself, but on the next", () => {
    expect(isOverdue(day("2027-03-28"), day("2027-03-28"))).toBe(false);
    expect(isOverdue(day("2027-03-28"), day("2027-03-29"))).toBe(true);
    expect(isOverdue(null, day("2027-03-29"))).toBe(false);
  });
});

test("an owner is silent once the last update is over three calendar months old", () => {
  expect(new Date(silentBefore(day("2027-05-31"), 3)).toISOString()).toBe("2027-02-28T00:00:00.000Z");
  const updated = (at: string) =>
    deriveStatus(
      {
        ...silentFacts,
        rating: "on-track",
        lastUpdate: { trail: 9, at: instantOf(day(at), "10:00"), sample: false, nothingChanged: false },
      },
      directory,
      day("2027-05-31"),
    ).daysSilent;
  expect(updated("2027-02-28")).toBeNull();
  expect(updated("2027-02-27")).toBe(93);
});

describe("an owner that has reported nothing since it was assigned is silent as one that has stopped reporting", () => {
  const owned = (at: string, trail = 3) => ({ trail, at: instantOf(day(at), "10:00") });
  const updated = (at: string, trail = 9) => ({
    rating: "on-track" as const,
    lastUpdate: { trail, at: instantOf(day(at), "10:00"), sample: false, nothingChanged: false },
  });
  const returned = { step: "returned" as const, at: 0, recheckOn: null };
  test.each<[string, Partial<StatusFacts>, number | null, string | null]>([
    ["on the last day of the interval", { ownedSince: owned("2027-02-28") }, null, "2027-05-28"],
    ["a day later", { ownedSince: owned("2027-02-27") }, 93, "2027-05-27"],
    ["with an interval of a month", { ownedSince: owned("2027-04-29"), reportingMonths: 1 }, 32, "2027-05-29"],
    [
      "though it is rated by others",
      { ownedSince: owned("2026-05-31"), assessment: { rating: "on-track", role: "business" } },
      365,
      "2026-08-31",
    ],
    ["though a sign-off was returned", { ownedSince: owned("2026-05-31"), assurance: returned }, 365, "2026-08-31"],
    ["not without an owner", { assignment: null }, null, null],
    [
      "not while a sign-off waits",
      { ownedSince: owned("2026-05-31"), assurance: { ...returned, step: "requested" } },
      null,
      null,
    ],
    [
      "not once it is closed",
      { ownedSince: owned("2026-05-31"), assurance: { ...returned, step: "accepted" } },
      null,
      null,
    ],
    ["not on a day before it was recorded", { ownedSince: owned("2028-01-01") }, null, null],
    [
      "from its last update, if it has posted one",
      { ownedSince: owned("2026-05-31"), ...updated("2027-05-01") },
      null,
      "2027-08-01",
    ],
    [
      "not for what another owner left unsaid",
      { ownedSince: owned("2027-05-20", 12), ...updated("2026-05-31") },
      null,
      "2027-08-20",
    ],
    [
      "but from its own beginning",
      { ownedSince: owned("2027-01-31", 12), ...updated("2026-05-31") },
      120,
      "2027-04-30",
    ],
  ])("%s", (_name, facts, daysSilent, nextUpdateBy) => {
    const status = deriveStatus({ ...silentFacts, ...facts }, directory, day("2027-05-31"));
    expect([status.daysSilent, status.nextUpdateBy]).toEqual([daysSilent, nextUpdateBy]);
  });
});

test("what is overdue counts its days, what is due counts them down, what is delivered is neither", () => {
  const on = (rating: StatusFacts["rating"], dueOn: string) =>
    deriveStatus({ ...silentFacts, rating, dueOn: day(dueOn) }, directory, day("2027-03-29"));
  expect(on("on-track", "2027-03-20")).toMatchObject({ status: "overdue", daysOverdue: 9, daysUntilDue: null });
  expect(on("on-track", "2027-04-01")).toMatchObject({ status: "on-track", daysOverdue: null, daysUntilDue: 3 });
  expect(on("delivered", "2027-03-20")).toMatchObject({ status: "delivered", daysOverdue: null });
});

test("what changed is the difference between two statuses", () => {
  const before = deriveStatus(silentFacts, directory, day("2027-01-14"));
  const after = deriveStatus(
    {
      ...silentFacts,
      assignment: {
        trail: 8,
        agencyId: 2,
        leadPersonId: null,
        handoverToAccept: null,
        basis: "assigned",
        confirmed: false,
      },
      rating: "at-risk",
      dueOn: day("2027-06-30"),
      updateCount: 2,
      evidenceCount: 1,
    },
    directory,
    day("2027-03-16"),
  );
  expect(changesBetween(before, before)).toEqual([]);
  expect(changesBetween(undefined, after)).toEqual([{ kind: "added" }]);
  expect(changesBetween(before, after)).toMatchObject([
    { kind: "status", from: "no-update", to: "at-risk" },
    { kind: "owner", to: { namedAs: "Another" } },
    { kind: "due date", from: null, to: "2027-06-30" },
    { kind: "updates", count: 2 },
    { kind: "evidence", count: 1 },
  ]);
});

test.each([
  [undefined, "2026-11-23", null],
  ["2022-06-01", "2022-06-01", null],
  ["2027-02-30", "2026-11-23", /no such day in the calendar/],
  ["tomorrow", "2026-11-23", /as day, month and year/],
  ["2026-11-24", "2026-11-23", /not come yet/],
  ["2022-05-12", "2026-11-23", /before the first review/],
])("as at %s is as at %s", (asked, date, refused) => {
  const answer = asAtFrom(asked, day("2026-11-23"), day("2022-05-13"));
  expect(answer.date).toBe(date);
  if (refused) expect(answer.refused).toMatch(refused);
  else expect(answer.refused).toBeNull();
});
