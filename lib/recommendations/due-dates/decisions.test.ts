import { beforeAll, expect, test } from "vitest";
import { addDays, dateOf, formatDate, instantOf, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { slipInWords } from "#lib/status/labels.ts";
import { countStatuses, statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  expectNothingWritten,
  inviteAs,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { acceptNewDate, refuseNewDate, requestNewDate, setDueDate } from "./commands.ts";
import { getDueDates } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
  for (const reference of ["HU2-2", "HU2-4"])
    await setDueDate(users.business, { reference, dueOn: day(90), reason: "Agreed with the owner." });
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);

async function position(reference: string, asOf?: AsOf) {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  return (await statusesById(contextAt(users.viewer, asOf ?? (await asOfInstant())), [id])).get(id);
}

/** Requests a new date, having seen the current one. */
async function later(reference: string, dueOn: string, reason = "The trainer left.") {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  const { agreed } = await getDueDates(await currentContext(users.viewer), id);
  return { reference, dueOn, reason, interimRisk: "The old course is taught.", seen: agreed.at(-1)?.trail ?? 0 };
}

async function requested(viewer: Viewer, reference: string, dueOn: string) {
  return (await requestNewDate(viewer, await later(reference, dueOn))).trail;
}

const accept = (reference: string, requestTrail: number, reason = "Better late than hurried.") => ({
  reference,
  requestTrail,
  reason,
  decision: "accept" as const,
});
const refuse = (reference: string, requestTrail: number, reason = "It has waited long enough.") => ({
  reference,
  requestTrail,
  reason,
  decision: "refuse" as const,
});

test("acceptance changes the date in one trail row; every date agreed and the slip are shown", async () => {
  const lead = users.leads.earlyHelp;
  const request = await requested(lead, "HU2-4", day(120));
  const { trail } = await acceptNewDate(users.executive, accept("HU2-4", request));
  const { personId } = users.executive;
  expect(await lastTrailRow()).toMatchObject({ number: request + 1, command: "acceptNewDate", personId });
  const moved = { dueOn: day(120), agreedDates: [day(90), day(120)], requestedDueOn: null };
  expect(await position("HU2-4")).toMatchObject({
    ...moved,
    slip: { first: day(90), between: [], changes: 1, days: 30 },
  });

  await acceptNewDate(users.executive, accept("HU2-4", await requested(lead, "HU2-4", day(100))));
  const slip = { first: day(90), between: [day(120)], changes: 2, days: 10 };
  const agreedDates = [day(90), day(120), day(100)];
  expect(await position("HU2-4")).toMatchObject({ dueOn: day(100), agreedDates, slip });
  expect(slipInWords(slip)).toBe(
    `first agreed ${formatDate(day(90))}, then ${formatDate(day(120))}; 2 changes, 10 days later`,
  );

  const asOf = await asOfInstant();
  const asked = { dueOn: day(90), agreedDates: [day(90)], requestedDueOn: day(120), slip: null };
  expect(await position("HU2-4", { ...asOf, event: request })).toMatchObject(asked);
  expect(await position("HU2-4", { ...asOf, event: trail })).toMatchObject(moved);
});

test("refusal keeps the date, in one trail row, and another date can be requested", async () => {
  const request = await requested(users.leads.earlyHelp, "HU2-4", day(300));
  await refuseNewDate(users.executive, refuse("HU2-4", request));
  const { personId } = users.executive;
  expect(await lastTrailRow()).toMatchObject({ number: request + 1, command: "refuseNewDate", personId });
  expect(await position("HU2-4")).toMatchObject({
    dueOn: day(100),
    agreedDates: [day(90), day(120), day(100)],
    requestedDueOn: null,
  });
  await refuseNewDate(users.executive, refuse("HU2-4", await requested(users.leads.earlyHelp, "HU2-4", day(301))));
});

test("the person who made a request never decides on it, even if the Executive is the owner", async () => {
  const request = await requested(users.executive, "HU2-2", day(120));
  await expectNothingWritten(async () => {
    await expect(acceptNewDate(users.executive, accept("HU2-2", request))).rejects.toBeInstanceOf(Forbidden);
    await expect(refuseNewDate(users.executive, refuse("HU2-2", request))).rejects.toBeInstanceOf(Forbidden);
  });
  await acceptNewDate(await inviteAs("executive"), accept("HU2-2", request));
  expect(await position("HU2-2")).toMatchObject({ dueOn: day(120) });
});

test("the second of two simultaneous decisions gets a conflict with both texts", async () => {
  const request = await requested(users.leads.earlyHelp, "HU2-4", day(150));
  await refuseNewDate(await inviteAs("executive"), refuse("HU2-4", request, "Too late for the summer."));
  const decideToo = [
    () => acceptNewDate(users.executive, accept("HU2-4", request, "They need it.")),
    () => refuseNewDate(users.executive, refuse("HU2-4", request, "They need it.")),
  ];
  await expectNothingWritten(async () => {
    for (const decide of decideToo)
      expect((await catchError(Conflict, decide())).texts.map(({ text }) => text)).toEqual([
        "Refused. Too late for the summer.",
        "They need it.",
      ]);
  });
});

test("a request cannot be decided on under another recommendation", async () => {
  const request = await requested(users.leads.earlyHelp, "HU2-4", day(160));
  await expectNothingWritten(async () => {
    await expect(acceptNewDate(users.executive, accept("HU2-2", request))).rejects.toBeInstanceOf(Conflict);
  });
  await refuseNewDate(users.executive, refuse("HU2-4", request));
});

test("a requested date that has passed can be refused but not accepted", async () => {
  const request = await requested(users.leads.earlyHelp, "HU2-4", day(2));
  await expectNothingWritten(async () => {
    const tooLate = { at: instantOf(day(3), "00:00") };
    const { fields } = await catchError(Invalid, acceptNewDate(users.executive, accept("HU2-4", request), tooLate));
    expect(fields).toMatchObject({ decision: expect.stringContaining("has passed") });
  });
  await refuseNewDate(users.executive, refuse("HU2-4", request));
});

test("a request held for review has no effect and cannot be decided on until it is released", async () => {
  const lead = users.leads.earlyHelp;
  const doubtful = await later("HU2-4", day(130), "Baby A was seen late.");
  const warned = await catchError(Invalid, requestNewDate(lead, doubtful));
  expect(warned.passages).toMatchObject([{ field: "reason", text: "Baby A" }]);
  const { trail } = await requestNewDate(lead, doubtful, { postAnyway: true });
  const asked = async () => {
    const { newDatesAsked } = await countStatuses(await currentContext(users.viewer), {
      listing: {},
      lastMeeting: null,
    });
    return [(await position("HU2-4"))?.requestedDueOn, newDatesAsked];
  };
  expect(await asked()).toEqual([null, 0]);
  await expectNothingWritten(async () => {
    await expect(acceptNewDate(users.executive, accept("HU2-4", trail))).rejects.toBeInstanceOf(Conflict);
    await expect(refuseNewDate(users.executive, refuse("HU2-4", trail))).rejects.toBeInstanceOf(Conflict);
  });
  await releaseHeld(users.business, { heldTrail: trail, reason: "The name of a doll." });
  expect(await asked()).toEqual([day(130), 1]);
  await acceptNewDate(users.executive, accept("HU2-4", trail));
  expect(await position("HU2-4")).toMatchObject({ dueOn: day(130), requestedDueOn: null });
});

test("the reason must not identify a person, since a decision is visible at once", async () => {
  const request = await requested(users.leads.earlyHelp, "HU2-4", day(190));
  await expectNothingWritten(async () => {
    for (const decide of [
      () => acceptNewDate(users.executive, accept("HU2-4", request, "Baby A was seen."), { postAnyway: true }),
      () => refuseNewDate(users.executive, refuse("HU2-4", request, "Baby A was seen."), { postAnyway: true }),
    ])
      expect(await catchError(Invalid, decide())).toMatchObject({
        mayPostAnyway: false,
        passages: [{ field: "reason", text: "Baby A" }],
      });
  });
  await refuseNewDate(users.executive, refuse("HU2-4", request));
});

test("a decision names its meeting, which must exist", async () => {
  const request = await requested(users.leads.earlyHelp, "HU2-4", day(200));
  const { trail: meetingId } = await scheduleMeeting(users.business, { title: "Executive", heldOn: today });
  await expectNothingWritten(async () => {
    for (const wrong of [{ meetingId: request }, { reason: "" }]) {
      const attempt = acceptNewDate(users.executive, { ...accept("HU2-4", request), ...wrong });
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual(Object.keys(wrong));
    }
    const undecided = { ...accept("HU2-4", request), requestTrail: `${request}`, decision: "" };
    expect((await catchError(Invalid, acceptNewDate(users.executive, undecided))).fields).toHaveProperty("decision");
  });
  await acceptNewDate(users.executive, { ...accept("HU2-4", request), meetingId });
  expect(await position("HU2-4")).toMatchObject({ dueOn: day(200) });
});

test("only the latest request is open, even if an earlier one is released from review after it", async () => {
  const lead = users.leads.earlyHelp;
  const doubtful = await later("HU2-4", day(170), "Baby A was seen late.");
  const { trail: held } = await requestNewDate(lead, doubtful, { postAnyway: true });
  const request = await requested(lead, "HU2-4", day(180));
  await releaseHeld(users.business, { heldTrail: held, reason: "The name of a doll." });
  expect(await position("HU2-4")).toMatchObject({ requestedDueOn: day(180) });
  await acceptNewDate(users.executive, accept("HU2-4", request));
  expect(await position("HU2-4")).toMatchObject({ dueOn: day(180), requestedDueOn: null });
});
