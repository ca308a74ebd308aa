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
  test("sets the new owner in one trail row, and keeps the old one in the history", async () => {
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

  test("a dissolved agency, a lead of another agency and an unknown recommendation are refused with a message", async () => {
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

  test("the second of two simultaneous changes gets a conflict with both texts, and can be repeated", async () => {
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

  test("a form sent twice is saved once", async () => {
    const given = await assignmentTo("HU2-2", users.agencies.executive);
    const formKey = crypto.randomUUID();
    const first = await assignOwner(users.business, given, { formKey });
    const again = await assignOwner(users.business, given, { formKey });
    expect(again.trail).toBe(first.trail);
    expect((await lastTrailRow()).number).toBe(first.trail);
  });
});

test("the Executive confirms a proposed owner once, and only the one shown on the page", async () => {
  const { owner } = await ownership("HU2-5");
  const seen = owner?.trail ?? 0;
  expect(owner).toMatchObject({ basis: "proposed", confirmed: false });
  await expect(confirmOwner(users.executive, { reference: "HU2-5", seen: seen - 1 })).rejects.toBeInstanceOf(Conflict);
  await confirmOwner(users.executive, { reference: "HU2-5", seen });
  expect((await ownership("HU2-5")).owner).toMatchObject({ confirmed: true });
  await expect(confirmOwner(users.executive, { reference: "HU2-5", seen })).rejects.toBeInstanceOf(Conflict);
});

test("a success measure replaces the one shown on the page", async () => {
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

test("contributors replace the earlier list, which cannot include the owner", async () => {
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

test("a text that may identify a child is pointed out to the business team, and saved if they confirm it", async () => {
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

describe("a viewer without permission is refused and nothing is written", () => {
  const others = (): Viewer[] => [users.viewer, users.scrutineer, users.leads.earlyHelp, users.leads.training];
  test("only the business team sets owners, due dates, measures and contributors", async () => {
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
  test("only the Executive confirms an owner", async () => {
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
