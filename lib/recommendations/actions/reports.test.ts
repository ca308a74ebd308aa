import { beforeAll, expect, test } from "vitest";
import { addDays, dateOf, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { setContributors } from "#lib/recommendations/ownership.commands.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { addAction, reportOnAction } from "./commands.ts";
import { getAction, listActionReports, listActions } from "./queries.ts";
import { type Action, daysActionOverdue } from "./rules.ts";

withTestDatabase();
let users: TestUsers;
let lead: Viewer;
beforeAll(async () => {
  users = await seedTestUsers();
  lead = users.leads.earlyHelp;
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);

/** Adds an action of KCC Early Help to HU2-4, and returns its trail number. */
async function added(dueOn = day(30), what = "Rewrite the form.") {
  return (await addAction(lead, { reference: "HU2-4", agencyId: users.agencies.earlyHelp, what, dueOn })).trail;
}

/** Reports on an action, having seen its last report. */
async function report(actionTrail: number, given: { state?: Action["state"]; note?: string; doneOn?: string }) {
  const { reportTrail } = await actionOf(actionTrail);
  return { actionTrail, seen: reportTrail ?? 0, state: "open" as const, note: "", ...given };
}

async function actionOf(actionTrail: number, viewer = users.viewer) {
  return getAction(await currentContext(viewer), actionTrail);
}

/** The numbers of open, done and overdue actions of HU2-4 on a later day, from the trail up to a number. */
async function counted({ date = today, trail }: { date?: typeof today; trail?: number } = {}) {
  const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-4");
  const latest = await asOfInstant();
  const position = (
    await statusesById(contextAt(users.viewer, { ...latest, date, event: trail ?? latest.event }), [id])
  ).get(id);
  return [position?.openActions, position?.doneActions, position?.overdueActions];
}

test("a report is one trail row; a done action is counted as done until it is reopened", async () => {
  const trail = await added();
  const before = await lastTrailRow();
  await reportOnAction(lead, await report(trail, { note: "Half of it." }));
  const row = { number: before.number + 1, command: "reportOnAction", personId: lead.personId };
  expect(await lastTrailRow()).toMatchObject(row);
  expect(await actionOf(trail)).toMatchObject({ state: "open", note: "Half of it.", reportTrail: before.number + 1 });
  expect(await counted()).toEqual([1, 0, 0]);

  const { trail: done } = await reportOnAction(lead, await report(trail, { state: "done", doneOn: day(-3) }));
  expect(await actionOf(trail)).toMatchObject({ state: "done", doneOn: day(-3), note: "" });
  expect(await counted()).toEqual([0, 1, 0]);

  await reportOnAction(lead, await report(trail, { note: "A page was missing." }));
  expect(await actionOf(trail)).toMatchObject({ state: "open", doneOn: null, note: "A page was missing." });
  expect(await counted()).toEqual([1, 0, 0]);
  expect(await counted({ trail: done })).toEqual([0, 1, 0]);

  await reportOnAction(lead, await report(trail, { state: "dropped", note: "There is another form now." }));
  expect(await counted()).toEqual([0, 0, 0]);
  const said = await listActionReports(await currentContext(users.viewer), trail);
  expect(said.map(({ state, note }) => [state, note])).toEqual([
    ["dropped", "There is another form now."],
    ["open", "A page was missing."],
    ["done", ""],
    ["open", "Half of it."],
  ]);
});

test("an open action is overdue from the day after its due date until it is done or dropped", async () => {
  const trails = [await added(day(4)), await added(day(4)), await added(day(5))];
  const [first = 0, second = 0, third = 0] = trails;
  expect(await counted({ date: day(4) })).toEqual([3, 0, 0]);
  expect(await counted({ date: day(5) })).toEqual([3, 0, 2]);
  expect(await counted({ date: day(6) })).toEqual([3, 0, 3]);
  expect(daysActionOverdue(await actionOf(first), day(6))).toBe(2);
  await reportOnAction(lead, await report(first, { state: "done", doneOn: today }));
  await reportOnAction(lead, await report(second, { state: "dropped", note: "Not needed." }));
  expect(await counted({ date: day(6) })).toEqual([1, 1, 1]);
  expect(await counted({ date: day(6), trail: third })).toEqual([3, 0, 3]);
  expect(daysActionOverdue(await actionOf(first), day(6))).toBeNull();
  await reportOnAction(lead, await report(third, { state: "dropped", note: "Not needed." }));
});

test.each([
  ["done in the future", { state: "done", doneOn: day(1) }, "doneOn"],
  ["done on 30 February", { state: "done", doneOn: "2026-02-30" }, "doneOn"],
  ["done without a date", { state: "done", note: "All of it." }, "doneOn"],
  ["a date, but not done", { state: "open", doneOn: today, note: "Half." }, "doneOn"],
  ["open without a note", { state: "open" }, "note"],
  ["dropped without a reason", { state: "dropped" }, "note"],
] as const)("%s is refused with an error on its field, and nothing is written", async (_name, wrong, field) => {
  const trail = await added();
  await expectNothingWritten(async () => {
    const attempt = reportOnAction(lead, await report(trail, wrong));
    expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
  });
});

test("the second of two simultaneous reports gets a conflict with both texts, and can be repeated", async () => {
  const trail = await added();
  const mine = await report(trail, { note: "What I wrote." });
  await reportOnAction(users.business, await report(trail, { note: "What they wrote." }));
  await expectNothingWritten(async () => {
    const conflict = await catchError(Conflict, reportOnAction(lead, mine));
    expect(conflict.texts.map(({ text }) => text)).toEqual(["Open. What they wrote.", "What I wrote."]);
    expect(conflict.seen).toBe((await actionOf(trail)).reportTrail);
  });
  await reportOnAction(lead, { ...mine, seen: (await actionOf(trail)).reportTrail ?? 0 });
  expect(await actionOf(trail)).toMatchObject({ note: "What I wrote." });
});

test("a contributor may report, and the business team on behalf of the owner, as the trail records", async () => {
  const { training, earlyHelp } = users.agencies;
  await setContributors(users.business, { reference: "HU2-4", agencyIds: [training], seen: 0 });
  const trail = await added();
  await reportOnAction(users.leads.training, await report(trail, { note: "We lent a room." }));
  await reportOnAction(users.business, await report(trail, { note: "Told on the telephone." }));
  expect(await listActionReports(await currentContext(users.viewer), trail)).toMatchObject([
    { role: "business", agencyId: earlyHelp },
    { role: "lead", agencyId: training },
  ]);
});

test("an action held for review is hidden from others, not counted and not reportable until it is released", async () => {
  const before = await counted();
  const given = { reference: "HU2-4", agencyId: users.agencies.earlyHelp, what: "Visit Baby A.", dueOn: day(9) };
  expect((await catchError(Invalid, addAction(lead, given))).passages).toMatchObject([{ field: "what" }]);
  const { trail } = await addAction(lead, given, { postAnyway: true });
  expect(await counted()).toEqual(before);
  for (const viewer of [lead, users.business]) expect(await actionOf(trail, viewer)).toMatchObject({ isHeld: true });
  const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-4");
  for (const viewer of everyoneExcept(users, lead, users.business)) {
    await expect(actionOf(trail, viewer)).rejects.toBeInstanceOf(NotFound);
    const listed = await listActions(await currentContext(viewer), id);
    expect(listed.map((action) => action.trail)).not.toContain(trail);
  }
  const note = { actionTrail: trail, seen: 0, state: "open" as const, note: "Begun." };
  await expectNothingWritten(async () => {
    for (const viewer of [lead, users.business, users.leads.training])
      await expect(reportOnAction(viewer, note)).rejects.toBeInstanceOf(NotFound);
  });
  await releaseHeld(users.business, { heldTrail: trail, reason: "The name of a doll." });
  await reportOnAction(lead, note);
  expect(await counted()).toEqual([(before[0] ?? 0) + 1, before[1], before[2]]);
});

test("a report held for review has no effect until it is released", async () => {
  const trail = await added();
  const given = await report(trail, { state: "done", doneOn: today, note: "Baby A was seen." });
  const { trail: held } = await reportOnAction(lead, given, { postAnyway: true });
  expect(await actionOf(trail)).toMatchObject({ state: "open", note: "", reportTrail: null });
  expect(await listActionReports(await currentContext(users.leads.training), trail)).toEqual([]);
  expect(await listActionReports(await currentContext(lead), trail)).toMatchObject([{ trail: held, isHeld: true }]);
  await releaseHeld(users.business, { heldTrail: held, reason: "The name of a doll." });
  expect(await actionOf(trail)).toMatchObject({ state: "done", note: "Baby A was seen.", reportTrail: held });
});

test("a viewer without permission, such as the lead of another agency, is refused and nothing is written", async () => {
  const trail = await added();
  const given = await report(trail, { note: "Mine." });
  await expectNothingWritten(async () => {
    for (const viewer of everyoneExcept(users, users.business, lead, users.leads.training))
      await expect(reportOnAction(viewer, given)).rejects.toBeInstanceOf(Forbidden);
    for (const actionTrail of [1, 99_999])
      await expect(reportOnAction(lead, { ...given, actionTrail })).rejects.toBeInstanceOf(NotFound);
  });
});

test("an interrupted write leaves nothing behind", async () => {
  const given = await report(await added(), { note: "Half." });
  await expectNothingWritten(() =>
    whileInsertsFail("action_reports", () => expect(reportOnAction(lead, given)).rejects.toThrow("broken off")),
  );
});
