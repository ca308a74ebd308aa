import { beforeAll, describe, expect, test } from "vitest";
import { dateOf, now, parseCalendarDate } from "#lib/core/clock.ts";
import { asOfDate, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { setup } from "#lib/core/viewer.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import {
  inviteAs,
  lastTrailRow,
  readAllRows,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { addAgency, dissolveAgency, renameAgency } from "./agencies.commands.ts";
import { getAgency, listAgencies, listAgencyNames } from "./agencies.queries.ts";
import { listOwnedRecommendations } from "./owned.queries.ts";
import { getRecommendation } from "./reviews.queries.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const directory = async () => listAgencies(await currentContext(cast.business));
const agency = async (id: number) => getAgency(await currentContext(cast.business), id);
const added = async (name: string) => (await addAgency(cast.business, { name })).trail;
const today = () => dateOf(now());

describe("addAgency", () => {
  test("adds an agency under its name, in one event", async () => {
    const before = await lastTrailRow();
    const { trail, result } = await addAgency(cast.business, { name: "  Medway  Council " });
    expect(await lastTrailRow()).toMatchObject({
      number: before.number + 1,
      command: "addAgency",
      personId: cast.business.personId,
    });
    expect(result).toEqual({ agencyId: trail });
    expect(await agency(trail)).toMatchObject({ name: "Medway Council", isExecutive: false, dissolvedOn: null });
  });

  test("rejects empty, long and duplicate names with a sentence", async () => {
    await expectNothingWritten(async () => {
      for (const name of ["", " \u200b ", "x".repeat(121), "kcc early help"])
        await expect(addAgency(cast.business, { name })).rejects.toMatchObject({
          fields: { name: expect.any(String) },
        });
    });
  });

  test("adds the agency once if sent twice with the same form key", async () => {
    const formKey = crypto.randomUUID();
    const first = await addAgency(cast.business, { name: "Added once" }, { formKey });
    expect((await addAgency(cast.business, { name: "Added once" }, { formKey })).trail).toBe(first.trail);
    expect([...(await directory()).values()].filter(({ name }) => name === "Added once")).toHaveLength(1);
    // A key belongs to one person and one command.
    await expect(
      renameAgency(cast.business, { agencyId: first.trail, name: "Renamed", seen: first.trail }, { formKey }),
    ).rejects.toThrow(Conflict);
    await expect(addAgency(await inviteAs("business"), { name: "Another" }, { formKey })).rejects.toThrow(Conflict);
  });

  test("a failed write leaves nothing behind", async () => {
    await expectNothingWritten(() =>
      whileInsertsFail("agency_names", () => expect(addAgency(cast.business, { name: "Half" })).rejects.toThrow()),
    );
  });
});

describe("renameAgency", () => {
  test("the new name applies from now on, the old one stays in the history", async () => {
    const id = await added("Old name");
    const before = await lastTrailRow();
    await renameAgency(cast.business, { agencyId: id, name: "New name", seen: (await agency(id)).nameTrail });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "renameAgency" });
    expect((await agency(id)).name).toBe("New name");
    const names = await listAgencyNames(await currentContext(cast.business), id);
    expect(names.map(({ name }) => name)).toEqual(["New name", "Old name"]);
  });

  test("the second of two concurrent renamings gets a conflict with the current name, and can be repeated", async () => {
    const id = await added("Both rename this");
    const { nameTrail: seen } = await agency(id);
    await renameAgency(cast.business, { agencyId: id, name: "Theirs", seen });
    const conflict = await renameAgency(cast.business, { agencyId: id, name: "Mine", seen }).catch((error) => error);
    if (!(conflict instanceof Conflict)) throw new Error("no conflict");
    expect(conflict.texts).toEqual([{ label: "Its name now", text: "Theirs" }]);
    await renameAgency(cast.business, { agencyId: id, name: "Mine", seen: conflict.seen ?? 0 });
    expect((await agency(id)).name).toBe("Mine");
  });

  test("rejects duplicate names and unknown agencies; a failed write leaves nothing", async () => {
    const id = await added("To be left alone");
    const { nameTrail: seen } = await agency(id);
    await expectNothingWritten(async () => {
      await expect(renameAgency(cast.business, { agencyId: id, name: "KCC EARLY HELP", seen })).rejects.toBeInstanceOf(
        Invalid,
      );
      await expect(renameAgency(cast.business, { agencyId: 9999, name: "Any", seen })).rejects.toBeInstanceOf(NotFound);
      await whileInsertsFail("agency_names", () =>
        expect(renameAgency(cast.business, { agencyId: id, name: "Half", seen })).rejects.toThrow(),
      );
    });
  });
});

describe("dissolveAgency", () => {
  test("a single successor becomes the owner from the date on", async () => {
    const [old, successor] = [await added("Merged away"), await added("Merged into")];
    await seedOwner("HU2-3", old);
    const before = await lastTrailRow();
    await dissolveAgency(cast.business, { agencyId: old, dissolvedOn: today(), successorIds: String(successor) });
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "dissolveAgency" });
    expect(await agency(old)).toMatchObject({ dissolvedOn: today(), successorIds: [successor] });
    const { responsible } = await ownership("HU2-3");
    expect(responsible.owner).toBe(successor);
    const owned = await listOwnedRecommendations(await currentContext(cast.business), await directory());
    expect(owned.get(successor)).toEqual({ total: 1, parts: [{ agencyId: old, references: ["HU2-3"] }] });
    expect(owned.has(old)).toBe(false);
  });

  test("with several successors there is no owner until one is chosen", async () => {
    const [old, north, south] = [await added("Split"), await added("Split north"), await added("Split south")];
    await seedOwner("HU2-4", old);
    const successorIds = [String(north), String(south), String(north)];
    await dissolveAgency(cast.business, { agencyId: old, dissolvedOn: today(), successorIds });
    expect((await agency(old)).successorIds).toEqual([north, south]);
    expect((await ownership("HU2-4")).responsible.owner).toBeNull();
    const owned = await listOwnedRecommendations(await currentContext(cast.business), await directory());
    expect(owned.get(old)?.total).toBe(1);
  });

  test("an agency dissolved on a future date remains the owner until then", async () => {
    const [old, successor] = [await added("Going"), await added("Coming")];
    await seedOwner("HU2-3", old);
    await dissolveAgency(cast.business, { agencyId: old, dissolvedOn: "2099-04-01", successorIds: successor });
    expect((await ownership("HU2-3")).responsible.owner).toBe(old);
  });

  test("rejects a missing date, and missing, own and dissolved successors; a failed write leaves nothing", async () => {
    const [id, successor] = [await added("To stay"), await added("To stay too")];
    const given = { agencyId: id, dissolvedOn: "2026-04-01", successorIds: successor };
    await expectNothingWritten(async () => {
      const refusal = (change: object) =>
        dissolveAgency(cast.business, { ...given, ...change }).catch((error) => error);
      expect(await refusal({ dissolvedOn: "" })).toMatchObject({ fields: { dissolvedOn: expect.any(String) } });
      expect(await refusal({ dissolvedOn: "2026-02-30" })).toMatchObject({
        fields: { dissolvedOn: expect.any(String) },
      });
      for (const successorIds of [[], id, 9999, cast.agencies.ccg])
        expect(await refusal({ successorIds })).toMatchObject({ fields: { successorIds: expect.any(String) } });
      expect(await refusal({ agencyId: 9999 })).toBeInstanceOf(NotFound);
      expect(await refusal({ agencyId: cast.agencies.ccg })).toBeInstanceOf(Conflict);
      await whileInsertsFail("successors", () => expect(dissolveAgency(cast.business, given)).rejects.toThrow());
    });
  });
});

describe("access", () => {
  test("all roles except the business team are refused, and nothing is written", async () => {
    const { nameTrail: seen } = await agency(cast.agencies.earlyHelp);
    const agencyId = cast.agencies.earlyHelp;
    const dissolution = { agencyId, dissolvedOn: today(), successorIds: [cast.agencies.nhs] };
    await expectNothingWritten(async () => {
      for (const viewer of [cast.executive, cast.scrutineer, cast.viewer, ...Object.values(cast.leads)]) {
        await expect(addAgency(viewer, { name: "Not theirs" })).rejects.toBeInstanceOf(Forbidden);
        await expect(renameAgency(viewer, { agencyId, name: "Not theirs", seen })).rejects.toBeInstanceOf(Forbidden);
        await expect(dissolveAgency(viewer, dissolution)).rejects.toBeInstanceOf(Forbidden);
      }
    });
  });
});

test("as of a date before a succession the former owner still owns its recommendations", async () => {
  const day = parseCalendarDate("2022-06-01");
  if (!day) throw new Error("not a day");
  const asOf = await asOfDate(day);
  const owned = await listOwnedRecommendations(
    contextAt(cast.business, asOf),
    await listAgencies(contextAt(cast.business, asOf)),
  );
  expect(owned.get(cast.agencies.ccg)).toEqual({
    total: 1,
    parts: [{ agencyId: cast.agencies.ccg, references: ["HU2-1"] }],
  });
});

async function ownership(reference: string) {
  return getOwnership(
    await currentContext(cast.business),
    await getRecommendation(await currentContext(cast.business), reference),
  );
}

async function seedOwner(reference: string, agencyId: number) {
  const seen = (await ownership(reference)).owner?.trail ?? 0;
  await assignOwner(setup, { reference, agencyId, basis: "assigned", reason: "For the test.", seen });
}

async function expectNothingWritten(attempt: () => Promise<unknown>) {
  const before = readAllRows();
  await attempt();
  expect(readAllRows()).toEqual(before);
}
