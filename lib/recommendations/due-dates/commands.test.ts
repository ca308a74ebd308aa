import { beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, dateOf, endOfDay, formatDate, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { setContributors } from "#lib/recommendations/ownership.commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
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
import { acceptNewDate, refuseNewDate, requestNewDate, setDueDate, setReportingInterval } from "./commands.ts";
import { getDueDates } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);
const first = (reference: string, dueOn: string = day(90)) => ({ reference, dueOn, reason: "Agreed with the owner." });

async function position(reference: string, asOf?: AsOf) {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  return (await statusesById(contextAt(users.viewer, asOf ?? (await asOfInstant())), [id])).get(id);
}

/** Requests a new date, having seen the current one. */
async function later(reference: string, dueOn: string = day(120), reason = "The trainer left.") {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  const { agreed } = await getDueDates(await currentContext(users.viewer), id);
  return { reference, dueOn, reason, interimRisk: "The old course is taught.", seen: agreed.at(-1)?.trail ?? 1 };
}

const accept = (reference: string, requestTrail: number) => ({
  reference,
  requestTrail,
  decision: "accept" as const,
  reason: "Better late than hurried.",
});

describe("setDueDate", () => {
  test("the first date is set once, in one trail row", async () => {
    const before = await lastTrailRow();
    await setDueDate(users.business, first("HU2-4"));
    const { personId } = users.business;
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "setDueDate", personId });
    const agreed = { dueOn: day(90), agreedDates: [day(90)], slip: null, daysUntilDue: 90 };
    expect(await position("HU2-4")).toMatchObject(agreed);
    await expectNothingWritten(async () => {
      const conflict = await catchError(Conflict, setDueDate(users.business, first("HU2-4", day(95))));
      expect(conflict.texts.map(({ text }) => text)).toEqual([
        formatDate(day(90)),
        `${formatDate(day(95))}. Agreed with the owner.`,
      ]);
    });
  });

  test.each([
    ["a date in the past without the day it was agreed", { dueOn: day(-1) }, "agreedOn"],
    ["a day of agreement that is still to come", { agreedOn: day(1) }, "agreedOn"],
    ["a day of agreement after the due date", { dueOn: day(-9), agreedOn: day(-8) }, "agreedOn"],
    ["30 February", { dueOn: "2096-02-30" }, "dueOn"],
    ["a year of two figures", { dueOn: "02/11/26" }, "dueOn"],
    ["no date", { dueOn: " " }, "dueOn"],
    ["no reason", { reason: " \n" }, "reason"],
  ])("%s is refused with an error on its field, and nothing is written", async (_name, wrong, field) => {
    await expectNothingWritten(async () => {
      const { fields } = await catchError(Invalid, setDueDate(users.business, { ...first("HU2-1"), ...wrong }));
      expect(Object.keys(fields)).toEqual([field]);
    });
  });

  test("today is accepted; an unknown recommendation is not found", async () => {
    await setDueDate(users.business, first("HU2-1", today));
    expect(await position("HU2-1")).toMatchObject({ daysUntilDue: 0, daysOverdue: null });
    await expect(setDueDate(users.business, first("HU2-9"))).rejects.toBeInstanceOf(NotFound);
  });
});

describe("requestNewDate", () => {
  test("a new date cannot be requested before the first one is set", async () => {
    await expectNothingWritten(async () => {
      await expect(requestNewDate(users.leads.training, await later("HU2-3"))).rejects.toBeInstanceOf(Conflict);
    });
  });

  test("a request is one trail row; the agreed date applies until the decision, and no second request is accepted", async () => {
    const lead = users.leads.training;
    await setDueDate(users.business, first("HU2-3"));
    const before = await lastTrailRow();
    await requestNewDate(lead, await later("HU2-3"));
    const row = { number: before.number + 1, command: "requestNewDate", personId: lead.personId };
    expect(await lastTrailRow()).toMatchObject(row);
    expect(await position("HU2-3")).toMatchObject({ dueOn: day(90), requestedDueOn: day(120), slip: null });
    await expectNothingWritten(async () => {
      const again = requestNewDate(users.business, await later("HU2-3", day(150), "The rooms are gone."));
      expect((await catchError(Conflict, again)).texts.map(({ text }) => text)).toEqual([
        `${formatDate(day(120))}. The trainer left.`,
        `${formatDate(day(150))}. The rooms are gone.`,
      ]);
    });
  });

  test.each([
    ["a date in the past", { dueOn: day(-1) }, "dueOn"],
    ["30 February", { dueOn: "2096-02-30" }, "dueOn"],
    ["the current date", { dueOn: day(90) }, "dueOn"],
    ["no reason", { reason: "" }, "reason"],
    ["no interim risk", { interimRisk: "" }, "interimRisk"],
  ])("%s is refused with an error on its field, and nothing is written", async (_name, wrong, field) => {
    await expectNothingWritten(async () => {
      const attempt = requestNewDate(users.leads.earlyHelp, { ...(await later("HU2-4")), ...wrong });
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
    });
  });

  test("a request made on an outdated page gets a conflict with the current date, and can be repeated", async () => {
    const lead = users.leads.earlyHelp;
    const stale = await later("HU2-4", day(200), "Mine.");
    const { trail: request } = await requestNewDate(lead, await later("HU2-4"));
    const { trail } = await acceptNewDate(users.executive, accept("HU2-4", request));
    const conflict = await catchError(Conflict, requestNewDate(lead, stale));
    expect(conflict.texts.map(({ text }) => text)).toEqual([formatDate(day(120)), "Mine."]);
    expect(conflict.seen).toBe(trail);
    await requestNewDate(lead, { ...stale, seen: trail });
  });

  test("a contributor may request, and the business team for the owner or a contributor but for no other agency", async () => {
    const { executive, earlyHelp, training, nhs } = users.agencies;
    await setDueDate(users.business, first("HU2-2"));
    await setContributors(users.business, { reference: "HU2-2", agencyIds: [training], seen: 0 });
    const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-2");
    const open = async () => (await getDueDates(await currentContext(users.viewer), id)).openRequest;
    for (const [viewer, onBehalf, agencyId] of [
      [users.leads.training, {}, training],
      [users.business, {}, executive],
      [users.business, { agencyId: training }, training],
    ] as const) {
      const { trail } = await requestNewDate(viewer, { ...(await later("HU2-2")), ...onBehalf });
      expect(await open()).toMatchObject({ trail, agencyId, personId: viewer.personId });
      const decision = { reference: "HU2-2", requestTrail: trail, decision: "refuse" as const, reason: "Not yet." };
      await refuseNewDate(users.executive, decision);
    }
    await expectNothingWritten(async () => {
      for (const agencyId of [nhs, earlyHelp])
        await expect(requestNewDate(users.business, { ...(await later("HU2-2")), agencyId })).rejects.toMatchObject({
          fields: { agencyId: expect.any(String) },
        });
    });
  });
});

describe("setReportingInterval", () => {
  /** The status of the current facts on a day a number of months from now. */
  async function silentIn(months: number) {
    const date = addMonths(today, months);
    return (await position("HU2-1", { ...(await asOfInstant()), date, instant: endOfDay(date) }))?.daysSilent !== null;
  }

  test("a new interval changes when an owner counts as silent, in one trail row", async () => {
    const update = { reference: "HU2-1", rating: "on-track" as const, done: "It is offered on each ward.", seen: 0 };
    await postUpdate(users.leads.nhs, update);
    expect([await silentIn(2), await silentIn(4), await silentIn(7)]).toEqual([false, true, true]);
    const before = await lastTrailRow();
    await setReportingInterval(users.business, { reference: "HU2-1", months: "6" });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "setReportingInterval" });
    expect([await silentIn(2), await silentIn(4), await silentIn(7)]).toEqual([false, false, true]);
    const whenAsked = { ...(await asOfInstant()), event: before.number, date: addMonths(today, 4) };
    expect(await position("HU2-1", whenAsked)).toMatchObject({ reportingMonths: 3, daysSilent: expect.any(Number) });
  });

  test.each(["6", "0", "25", "1.5", "often", ""])("%j is refused with an error on its field", async (months) => {
    await expectNothingWritten(async () => {
      const attempt = setReportingInterval(users.business, { reference: "HU2-1", months });
      expect((await catchError(Invalid, attempt)).fields).toHaveProperty("months");
    });
  });
});

test("a viewer without permission, such as the lead of another agency, is refused and nothing is written", async () => {
  const { business, executive, leads } = users;
  const request = await later("HU2-1");
  const { trail: requestTrail } = await requestNewDate(leads.nhs, request);
  const decision = { reference: "HU2-1", requestTrail, reason: "So." };
  await expectNothingWritten(async () => {
    for (const viewer of everyoneExcept(users, business)) {
      await expect(setDueDate(viewer, first("HU2-5"))).rejects.toBeInstanceOf(Forbidden);
      await expect(setReportingInterval(viewer, { reference: "HU2-5", months: 1 })).rejects.toBeInstanceOf(Forbidden);
    }
    for (const viewer of everyoneExcept(users, executive)) {
      await expect(acceptNewDate(viewer, accept("HU2-1", requestTrail))).rejects.toBeInstanceOf(Forbidden);
      await expect(refuseNewDate(viewer, { ...decision, decision: "refuse" })).rejects.toBeInstanceOf(Forbidden);
    }
  });
  await refuseNewDate(executive, { ...decision, decision: "refuse" });
  await expectNothingWritten(async () => {
    for (const viewer of everyoneExcept(users, business, leads.nhs))
      await expect(requestNewDate(viewer, request)).rejects.toBeInstanceOf(Forbidden);
  });
});

test("an interrupted write leaves nothing behind", async () => {
  const request = await later("HU2-1");
  const { trail } = await requestNewDate(users.leads.nhs, request);
  const refusal = { ...accept("HU2-1", trail), decision: "refuse" as const };
  const breakOff = (table: string, attempt: () => Promise<unknown>) =>
    expectNothingWritten(() => whileInsertsFail(table, () => expect(attempt()).rejects.toThrow("broken off")));
  await breakOff("due_dates", () => setDueDate(users.business, first("HU2-5")));
  await breakOff("due_dates", () => acceptNewDate(users.executive, accept("HU2-1", trail)));
  await breakOff("date_decisions", () => refuseNewDate(users.executive, refusal));
  await breakOff("reporting_intervals", () => setReportingInterval(users.business, { reference: "HU2-5", months: 1 }));
  await refuseNewDate(users.executive, refusal);
  await breakOff("date_requests", () => requestNewDate(users.leads.nhs, request));
});
