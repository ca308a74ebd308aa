import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { type Cast, lastTrail, seedCast, withTestDatabase } from "#tests/support/database.ts";
import { setDueDate } from "./due-dates/commands.ts";
import { assignOwner, confirmOwner, setContributors, setSuccessMeasure } from "./ownership.commands.ts";
import { listAssignments, ownershipOf } from "./ownership.queries.ts";

withTestDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await seedCast();
});

async function ownership(reference: string) {
  return ownershipOf(
    await currentContext(cast.business),
    await getRecommendation(await currentContext(cast.business), reference),
  );
}

async function assignmentTo(reference: string, agencyId: number) {
  const { owner } = await ownership(reference);
  return { reference, agencyId, basis: "assigned" as const, reason: "They do the work.", seen: owner?.trail ?? 0 };
}

describe("assignOwner", () => {
  test("the new owner stands, the old one stays in the history, one trail row is written", async () => {
    const before = await lastTrail();
    const lead = cast.leads.earlyHelp.personId ?? 0;
    await assignOwner(cast.business, { ...(await assignmentTo("HU2-3", cast.agencies.earlyHelp)), leadPersonId: lead });
    expect(await lastTrail()).toMatchObject({
      number: before.number + 1,
      command: "assignOwner",
      personId: cast.business.personId,
    });
    const { owner } = await ownership("HU2-3");
    expect(owner).toMatchObject({ agencyId: cast.agencies.earlyHelp, leadPersonId: lead, basis: "assigned" });
    const { id } = await getRecommendation(await currentContext(cast.business), "HU2-3");
    expect((await listAssignments(await currentContext(cast.business), id)).map(({ agencyId }) => agencyId)).toEqual([
      cast.agencies.earlyHelp,
      cast.agencies.training,
    ]);
  });

  test("an agency that is dissolved, a lead of another agency and a recommendation that is not there are refused in words", async () => {
    const given = await assignmentTo("HU2-2", cast.agencies.earlyHelp);
    await expectNothingWritten(async () => {
      await expect(assignOwner(cast.business, { ...given, agencyId: cast.agencies.ccg })).rejects.toMatchObject({
        fields: { agencyId: expect.stringContaining("not dissolved") },
      });
      await expect(
        assignOwner(cast.business, { ...given, leadPersonId: cast.leads.nhs.personId ?? 0 }),
      ).rejects.toBeInstanceOf(Invalid);
      await expect(assignOwner(cast.business, { ...given, reference: "HU2-9" })).rejects.toBeInstanceOf(NotFound);
      await expect(assignOwner(cast.business, { ...given, reason: " " })).rejects.toMatchObject({
        fields: { reason: expect.any(String) },
      });
    });
  });

  test("of two people at once the second is shown both texts, and can go on in sight of the first", async () => {
    const first = await assignmentTo("HU2-2", cast.agencies.earlyHelp);
    const second = { ...first, agencyId: cast.agencies.training, reason: "It is about the course." };
    await assignOwner(cast.business, first);
    const conflict = await assignOwner(cast.business, second).catch((error: unknown) => error);
    if (!(conflict instanceof Conflict)) throw new Error("no conflict");
    expect(conflict.texts.map(({ text }) => text).join()).toContain("They do the work.");
    expect(conflict.texts.map(({ text }) => text).join()).toContain("It is about the course.");
    await assignOwner(cast.business, { ...second, seen: conflict.seen ?? 0 });
    expect((await ownership("HU2-2")).owner?.agencyId).toBe(cast.agencies.training);
  });

  test("a form sent twice is written once", async () => {
    const given = await assignmentTo("HU2-2", cast.agencies.executive);
    const formKey = crypto.randomUUID();
    const first = await assignOwner(cast.business, given, { formKey });
    const again = await assignOwner(cast.business, given, { formKey });
    expect(again.trail).toBe(first.trail);
    expect((await lastTrail()).number).toBe(first.trail);
  });
});

test("a proposed owner is confirmed by the Executive, once, and only the one that was seen", async () => {
  const { owner } = await ownership("HU2-5");
  const seen = owner?.trail ?? 0;
  expect(owner).toMatchObject({ basis: "proposed", confirmed: false });
  await expect(confirmOwner(cast.executive, { reference: "HU2-5", seen: seen - 1 })).rejects.toBeInstanceOf(Conflict);
  await confirmOwner(cast.executive, { reference: "HU2-5", seen });
  expect((await ownership("HU2-5")).owner).toMatchObject({ confirmed: true });
  await expect(confirmOwner(cast.executive, { reference: "HU2-5", seen })).rejects.toBeInstanceOf(Conflict);
});

test("a success measure is replaced in sight of the one before", async () => {
  await setSuccessMeasure(cast.business, { reference: "HU2-1", words: "Every ward offers it.", seen: 0 });
  await expect(
    setSuccessMeasure(cast.business, { reference: "HU2-1", words: "Another.", seen: 0 }),
  ).rejects.toBeInstanceOf(Conflict);
  const seen = (await ownership("HU2-1")).successMeasure?.trail ?? 0;
  await setSuccessMeasure(cast.business, {
    reference: "HU2-1",
    words: "Every ward offers it, and parents remember it.",
    seen,
  });
  expect((await ownership("HU2-1")).successMeasure?.words).toContain("parents");
});

test("contributors replace those before, and the owner is not one", async () => {
  const { earlyHelp, executive, training } = cast.agencies;
  await setContributors(cast.business, { reference: "HU2-4", agencyIds: [training, executive], seen: 0 });
  const { contributors, responsible } = await ownership("HU2-4");
  expect(responsible).toEqual({ owner: earlyHelp, contributors: [training, executive], executiveOwns: false });
  const seen = contributors?.trail ?? 0;
  await expect(
    setContributors(cast.business, { reference: "HU2-4", agencyIds: [earlyHelp], seen }),
  ).rejects.toBeInstanceOf(Invalid);
  await setContributors(cast.business, { reference: "HU2-4", agencyIds: [], seen });
  expect((await ownership("HU2-4")).responsible.contributors).toEqual([]);
});

test("a text that may identify a child is shown to the business team, and taken once they have looked", async () => {
  const given = {
    reference: "HU2-3",
    dueOn: "2099-01-31",
    reason: "Agreed after Baby A was seen, NHS number 943 476 5919.",
  };
  const warned = await setDueDate(cast.business, given).catch((error: unknown) => error);
  if (!(warned instanceof Invalid)) throw new Error("no warning");
  expect(warned.passages.map(({ text }) => text)).toEqual(["Baby A", "NHS number 943 476 5919"]);
  await setDueDate(cast.business, given, { postAnyway: true });
});

describe("whoever may not is refused, and it is not written", () => {
  const others = (): Viewer[] => [cast.viewer, cast.scrutineer, cast.leads.earlyHelp, cast.leads.training];
  test("assigning, due dates, measures and contributors are the business team's", async () => {
    await expectNothingWritten(async () => {
      for (const viewer of [...others(), cast.executive]) {
        await expect(assignOwner(viewer, await assignmentTo("HU2-1", cast.agencies.nhs))).rejects.toBeInstanceOf(
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
    await assignOwner(cast.business, {
      reference: "HU2-3",
      agencyId: cast.agencies.training,
      basis: "proposed",
      reason: "Theirs before.",
      seen: owner?.trail ?? 0,
    });
    const seen = (await ownership("HU2-3")).owner?.trail ?? 0;
    await expectNothingWritten(async () => {
      for (const viewer of [...others(), cast.business])
        await expect(confirmOwner(viewer, { reference: "HU2-3", seen })).rejects.toBeInstanceOf(Forbidden);
    });
  });
});

async function expectNothingWritten(attempts: () => Promise<void>) {
  const before = await lastTrail();
  await attempts();
  expect(await lastTrail()).toEqual(before);
}
