import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { lastTrailRow, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { setDueDate } from "./due-dates/commands.ts";
import { assignOwner, confirmOwner, setContributors, setSuccessMeasure } from "./ownership.commands.ts";
import { getOwnership, listAssignments } from "./ownership.queries.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

async function ownership(reference: string) {
  return getOwnership(
    await currentContext(users.business),
    await getRecommendation(await currentContext(users.business), reference),
  );
}

async function assignmentTo(reference: string, agencyId: number) {
  const { owner } = await ownership(reference);
  return { reference, agencyId, basis: "assigned" as const, reason: "They do the work.", seen: owner?.trail ?? 0 };
}

describe("assignOwner", () => {
  test("the new owner stands, the old one stays in the history, one trail row is written", async () => {
    const before = await lastTrailRow();
    const lead = users.leads.earlyHelp.personId ?? 0;
    await assignOwner(users.business, {
      ...(await assignmentTo("HU2-3", users.agencies.earlyHelp)),
      leadPersonId: lead,
    });
    expect(await lastTrailRow()).toMatchObject({
      number: before.number + 1,
      command: "assignOwner",
      personId: users.business.personId,
    });
    const { owner } = await ownership("HU2-3");
    expect(owner).toMatchObject({ agencyId: users.agencies.earlyHelp, leadPersonId: lead, basis: "assigned" });
    const { id } = await getRecommendation(await currentContext(users.business), "HU2-3");
    expect((await listAssignments(await currentContext(users.business), id)).map(({ agencyId }) => agencyId)).toEqual([
      users.agencies.earlyHelp,
      users.agencies.training,
    ]);
  });

  test("an agency that is dissolved, a lead of another agency and a recommendation that is not there are refused in words", async () => {
    const given = await assignmentTo("HU2-2", users.agencies.earlyHelp);
    await expectNothingWritten(async () => {
      await expect(assignOwner(users.business, { ...given, agencyId: users.agencies.ccg })).rejects.toMatchObject({
        fields: { agencyId: expect.stringContaining("not dissolved") },
      });
      await expect(
        assignOwner(users.business, { ...given, leadPersonId: users.leads.nhs.personId ?? 0 }),
      ).rejects.toBeInstanceOf(Invalid);
      await expect(assignOwner(users.business, { ...given, reference: "HU2-9" })).rejects.toBeInstanceOf(NotFound);
      await expect(assignOwner(users.business, { ...given, reason: " " })).rejects.toMatchObject({
        fields: { reason: expect.any(String) },
      });
    });
  });

  test("of two people at once the second is shown both texts, and can go on in sight of the first", async () => {
    const first = await assignmentTo("HU2-2", users.agencies.earlyHelp);
    const second = { ...first, agencyId: users.agencies.training, reason: "It is about the course." };
    await assignOwner(users.business, first);
    const conflict = await assignOwner(users.business, second).catch((error: unknown) => error);
    if (!(conflict instanceof Conflict)) throw new Error("no conflict");
    expect(conflict.texts.map(({ text }) => text).join()).toContain("They do the work.");
    expect(conflict.texts.map(({ text }) => text).join()).toContain("It is about the course.");
    await assignOwner(users.business, { ...second, seen: conflict.seen ?? 0 });
    expect((await ownership("HU2-2")).owner?.agencyId).toBe(users.agencies.training);
  });

  test("a form sent twice is written once", async () => {
    const given = await assignmentTo("HU2-2", users.agencies.executive);
    const formKey = crypto.randomUUID();
    const first = await assignOwner(users.business, given, { formKey });
    const again = await assignOwner(users.business, given, { formKey });
    expect(again.trail).toBe(first.trail);
    expect((await lastTrailRow()).number).toBe(first.trail);
  });
});

test("a proposed owner is confirmed by the Executive, once, and only the one that was seen", async () => {
  const { owner } = await ownership("HU2-5");
  const seen = owner?.trail ?? 0;
  expect(owner).toMatchObject({ basis: "proposed", confirmed: false });
  await expect(confirmOwner(users.executive, { reference: "HU2-5", seen: seen - 1 })).rejects.toBeInstanceOf(Conflict);
  await confirmOwner(users.executive, { reference: "HU2-5", seen });
  expect((await ownership("HU2-5")).owner).toMatchObject({ confirmed: true });
  await expect(confirmOwner(users.executive, { reference: "HU2-5", seen })).rejects.toBeInstanceOf(Conflict);
});

test("a success measure is replaced in sight of the one before", async () => {
  await setSuccessMeasure(users.business, { reference: "HU2-1", words: "Every ward offers it.", seen: 0 });
  await expect(
    setSuccessMeasure(users.business, { reference: "HU2-1", words: "Another.", seen: 0 }),
  ).rejects.toBeInstanceOf(Conflict);
  const seen = (await ownership("HU2-1")).successMeasure?.trail ?? 0;
  await setSuccessMeasure(users.business, {
    reference: "HU2-1",
    words: "Every ward offers it, and parents remember it.",
    seen,
  });
  expect((await ownership("HU2-1")).successMeasure?.words).toContain("parents");
});

test("contributors replace those before, and the owner is not one", async () => {
  const { earlyHelp, executive, training } = users.agencies;
  await setContributors(users.business, { reference: "HU2-4", agencyIds: [training, executive], seen: 0 });
  const { contributors, responsible } = await ownership("HU2-4");
  expect(responsible).toEqual({ owner: earlyHelp, contributors: [training, executive], executiveOwns: false });
  const seen = contributors?.trail ?? 0;
  await expect(
    setContributors(users.business, { reference: "HU2-4", agencyIds: [earlyHelp], seen }),
  ).rejects.toBeInstanceOf(Invalid);
  await setContributors(users.business, { reference: "HU2-4", agencyIds: [], seen });
  expect((await ownership("HU2-4")).responsible.contributors).toEqual([]);
});

test("a text that may identify a child is shown to the business team, and taken once they have looked", async () => {
  const given = {
    reference: "HU2-3",
    dueOn: "2099-01-31",
    reason: "Agreed after Baby A was seen, NHS number 943 476 5919.",
  };
  const warned = await setDueDate(users.business, given).catch((error: unknown) => error);
  if (!(warned instanceof Invalid)) throw new Error("no warning");
  expect(warned.passages.map(({ text }) => text)).toEqual(["Baby A", "NHS number 943 476 5919"]);
  await setDueDate(users.business, given, { postAnyway: true });
});

describe("whoever may not is refused, and it is not written", () => {
  const others = (): Viewer[] => [users.viewer, users.scrutineer, users.leads.earlyHelp, users.leads.training];
  test("assigning, due dates, measures and contributors are the business team's", async () => {
    await expectNothingWritten(async () => {
      for (const viewer of [...others(), users.executive]) {
        await expect(assignOwner(viewer, await assignmentTo("HU2-1", users.agencies.nhs))).rejects.toBeInstanceOf(
          Forbidden,
        );
        await expect(
          setDueDate(viewer, { reference: "HU2-1", dueOn: "2099-01-01", reason: "So." }),
        ).rejects.toBeInstanceOf(Forbidden);
        await expect(setSuccessMeasure(viewer, { reference: "HU2-5", words: "So.", seen: 0 })).rejects.toBeInstanceOf(
          Forbidden,
        );
        await expect(setContributors(viewer, { reference: "HU2-5", agencyIds: [], seen: 0 })).rejects.toBeInstanceOf(
          Forbidden,
        );
      }
    });
  });
  test("confirming is the Executive's", async () => {
    const { owner } = await ownership("HU2-3");
    await assignOwner(users.business, {
      reference: "HU2-3",
      agencyId: users.agencies.training,
      basis: "proposed",
      reason: "Theirs before.",
      seen: owner?.trail ?? 0,
    });
    const seen = (await ownership("HU2-3")).owner?.trail ?? 0;
    await expectNothingWritten(async () => {
      for (const viewer of [...others(), users.business])
        await expect(confirmOwner(viewer, { reference: "HU2-3", seen })).rejects.toBeInstanceOf(Forbidden);
    });
  });
});

async function expectNothingWritten(attempts: () => Promise<void>) {
  const before = await lastTrailRow();
  await attempts();
  expect(await lastTrailRow()).toEqual(before);
}
