import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { addDays, dateOf, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { readBytes } from "#lib/files/storage.ts";
import { disablePerson } from "#lib/identity/people/commands.ts";
import { namesOfPeople } from "#lib/identity/people/queries.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  inviteAs,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { recommendationId } from "#tests/support/sign-offs.ts";
import { addAction, reportOnAction } from "./actions/commands.ts";
import { getAction } from "./actions/queries.ts";
import { acceptHandover, handOver } from "./handover.commands.ts";
import {
  getHandover,
  getPortfolio,
  listDisabledLeads,
  listHandoversOfPerson,
  listPendingHandovers,
} from "./handover.queries.ts";
import { assignOwner } from "./ownership.commands.ts";
import { getOwnership, listAssignments } from "./ownership.queries.ts";
import { postUpdate } from "./updates/commands.ts";
import { getEvidenceFile, listEvidence, listUpdates } from "./updates/queries.ts";
import { receiveUpload } from "./updates/store.ts";

withTestDatabase();
let users: TestUsers;
/** The lead of HU2-2 and HU2-5, who hands them over to the successor. */
let leaving: Viewer;
let successor: Viewer;
beforeAll(async () => {
  users = await seedTestUsers();
  leaving = users.leads.executive;
  successor = await inviteAs("lead", users.agencies.executive);
  for (const reference of ["HU2-2", "HU2-5"]) await lead(reference, leaving);
});

const personId = (viewer: Viewer) => viewer.personId ?? 0;

/** Makes a person the lead of the recommendations that their agency owns. */
async function lead(reference: string, viewer: Viewer) {
  const { owner } = await getOwnership(await currentContext(users.business), { id: await recommendationId(reference) });
  if (!owner) throw new Error(`no one owns ${reference}`);
  const { agencyId, basis, trail: seen } = owner;
  const reason = "The agency named its lead.";
  await assignOwner(users.business, { reference, agencyId, basis, reason, seen, leadPersonId: personId(viewer) });
}

async function action(what: string, viewer = leaving) {
  const { executive: agencyId } = users.agencies;
  const dueOn = addDays(dateOf(now()), 30);
  const given = { reference: "HU2-2", agencyId, personId: personId(viewer), what, dueOn };
  return (await addAction(users.business, given)).trail;
}

const finish = (actionTrail: number) =>
  reportOnAction(users.business, { actionTrail, seen: 0, state: "done", doneOn: dateOf(now()) });

async function portfolio(viewer: Viewer) {
  const { recommendations, actions } = await getPortfolio(await currentContext(users.business), personId(viewer));
  return [recommendations.map(({ reference }) => reference), actions.map(({ what }) => what)];
}

/** Hands over, having seen all current work. */
async function handoverOf(from: Viewer, to: Viewer) {
  const { event: seen } = await asOfInstant();
  return { fromPersonId: personId(from), toPersonId: personId(to), reason: "They leave the agency.", seen };
}

async function assignment(reference: string, asOf?: Awaited<ReturnType<typeof asOfInstant>>) {
  const id = await recommendationId(reference);
  return (await statusesById(contextAt(users.viewer, asOf ?? (await asOfInstant())), [id])).get(id)?.assignment;
}

const waiting = async (viewer?: Viewer) =>
  (await listPendingHandovers(await currentContext(users.business), viewer && personId(viewer))).map(
    ({ trail }) => trail,
  );

describe("handOver", () => {
  test("moves all work of a person to the successor in one trail row, and flags it until they accept", async () => {
    const receive = await receiveUpload(
      leaving,
      "letter.txt",
      Readable.from([Buffer.from("Visits are face to face.")]),
    );
    const file = "ticket" in receive ? receive.ticket : "";
    const update = { reference: "HU2-2", rating: "on-track" as const, seen: 0, done: "The standards were asked for." };
    await postUpdate(leaving, { ...update, evidence: [{ file, shows: "activity", trueOn: "2026-01-05" }] });
    const open = await action("Write to the provider.");
    await finish(await action("Find the standards."));
    await action("Not theirs.", successor);
    expect(await portfolio(leaving)).toEqual([["HU2-2", "HU2-5"], ["Write to the provider."]]);

    const before = await asOfInstant();
    const { trail } = await handOver(users.business, await handoverOf(leaving, successor));
    expect(trail).toBe(before.event + 1);
    expect(await lastTrailRow()).toMatchObject({
      number: trail,
      command: "handOver",
      personId: users.business.personId,
    });
    expect(await portfolio(leaving)).toEqual([[], []]);
    expect(await portfolio(successor)).toEqual([
      ["HU2-2", "HU2-5"],
      ["Write to the provider.", "Not theirs."],
    ]);
    const flagged = { handoverToAccept: trail };
    for (const reference of ["HU2-2", "HU2-5"]) {
      const lead = { leadPersonId: personId(successor), ...flagged };
      expect(await assignment(reference)).toMatchObject(lead);
      expect(
        (await getOwnership(await currentContext(users.viewer), { id: await recommendationId(reference) })).owner,
      ).toMatchObject(lead);
      const then = { leadPersonId: personId(leaving), handoverToAccept: null };
      expect(await assignment(reference, before)).toMatchObject(then);
    }
    const theirs = await getAction(await currentContext(users.viewer), open);
    expect(theirs).toMatchObject({ personId: personId(successor), ...flagged });
    const handed = { fromPersonId: personId(leaving), references: ["HU2-2", "HU2-5"], actionCount: 1 };
    expect(await getHandover(await currentContext(users.viewer), trail)).toMatchObject({ ...handed, acceptedAt: null });
    expect([await waiting(), await waiting(successor), await waiting(leaving)]).toEqual([[trail], [trail], []]);
  });

  test("only the successor can accept it, once, in one trail row, which removes the flag", async () => {
    const [handoverTrail = 0] = await waiting(successor);
    await expectNothingWritten(async () => {
      for (const viewer of everyoneExcept(users))
        await expect(acceptHandover(viewer, { handoverTrail })).rejects.toBeInstanceOf(Forbidden);
      await expect(acceptHandover(successor, { handoverTrail: 1 })).rejects.toBeInstanceOf(NotFound);
    });
    await expectNothingWritten(() =>
      whileInsertsFail("handover_acceptances", () =>
        expect(acceptHandover(successor, { handoverTrail })).rejects.toThrow("broken off"),
      ),
    );
    const before = await asOfInstant();
    const { trail } = await acceptHandover(successor, { handoverTrail });
    expect(trail).toBe(before.event + 1);
    expect(await lastTrailRow()).toMatchObject({ command: "acceptHandover", personId: successor.personId });
    expect(await waiting()).toEqual([]);
    expect(await assignment("HU2-5")).toMatchObject({ leadPersonId: personId(successor), handoverToAccept: null });
    expect(await assignment("HU2-5", before)).toMatchObject({ handoverToAccept: handoverTrail });
    await expectNothingWritten(async () => {
      await expect(acceptHandover(successor, { handoverTrail })).rejects.toBeInstanceOf(Conflict);
    });
  });

  test("earlier work keeps the old name, and files still open after the person is disabled", async () => {
    await disablePerson(users.business, { personId: personId(leaving), reason: "Left." });
    const [id, asOf] = [await recommendationId("HU2-2"), await asOfInstant()];
    expect(await listUpdates(contextAt(users.viewer, asOf), id)).toMatchObject([{ personId: personId(leaving) }]);
    expect((await namesOfPeople(await currentContext(users.viewer))).get(personId(leaving))).toBe(leaving.name);
    const [latest] = await listAssignments(contextAt(users.viewer, asOf), id);
    expect(latest).toMatchObject({ leadPersonId: personId(leaving) });
    expect(await listHandoversOfPerson(contextAt(users.business, asOf), personId(leaving))).toHaveLength(1);
    const [kept] = await listEvidence(contextAt(users.viewer, asOf), id);
    const { sha256 } = await getEvidenceFile(contextAt(successor, asOf), kept?.id ?? 0);
    expect(await (await readBytes(sha256)).text()).toBe("Visits are face to face.");
  });
});

describe("the work handed over", () => {
  test("lists disabled leads, with the number of recommendations that they still lead", async () => {
    const gone = await inviteAs("lead", users.agencies.earlyHelp);
    await lead("HU2-4", gone);
    const left = async () => listDisabledLeads(await currentContext(users.business));
    expect(await left()).toEqual([]);
    await disablePerson(users.business, { personId: personId(gone), reason: "Left." });
    expect(await left()).toEqual([{ personId: personId(gone), recommendations: 1 }]);
    await handOver(users.business, await handoverOf(gone, users.leads.earlyHelp));
    expect(await left()).toEqual([]);
  });

  test("a lead assigned later replaces the successor", async () => {
    await lead("HU2-4", await inviteAs("lead", users.agencies.earlyHelp));
    expect(await portfolio(users.leads.earlyHelp)).toEqual([[], []]);
    expect(await assignment("HU2-4")).toMatchObject({ handoverToAccept: null });
    expect(await waiting(users.leads.earlyHelp)).toEqual([]);
  });

  test("work handed over again before it was accepted waits for the last successor only", async () => {
    const { agencies, business, leads } = users;
    const second = await inviteAs("lead", agencies.training);
    const third = await inviteAs("lead", agencies.training);
    await lead("HU2-3", leads.training);
    await handOver(business, await handoverOf(leads.training, second));
    const { trail } = await handOver(business, await handoverOf(second, third));
    expect(await portfolio(second)).toEqual([[], []]);
    expect(await assignment("HU2-3")).toMatchObject({ leadPersonId: personId(third), handoverToAccept: trail });
    expect([await waiting(second), await waiting(third)]).toEqual([[], [trail]]);
  });
});

describe("handOver is refused", () => {
  test("to a person who is disabled, of another agency or not a lead, or to the same person", async () => {
    const given = await handoverOf(successor, leaving);
    await expectNothingWritten(async () => {
      for (const to of [leaving, users.leads.nhs, users.executive, successor]) {
        const attempt = handOver(users.business, { ...given, toPersonId: personId(to) });
        expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual(["toPersonId"]);
      }
    });
  });

  test("without work to hand over, without an existing person, and without a reason", async () => {
    const { agencies, business } = users;
    const idle = await inviteAs("lead", agencies.executive);
    await expectNothingWritten(async () => {
      await expect(handOver(business, await handoverOf(idle, successor))).rejects.toBeInstanceOf(Conflict);
      const given = await handoverOf(successor, idle);
      await expect(handOver(business, { ...given, fromPersonId: 99_999 })).rejects.toBeInstanceOf(NotFound);
      const { fields } = await catchError(Invalid, handOver(business, { ...given, reason: " " }));
      expect(Object.keys(fields)).toEqual(["reason"]);
    });
  });

  test("if the work has changed since the page was made, with the current work in the conflict", async () => {
    const stale = await handoverOf(successor, await inviteAs("lead", users.agencies.executive));
    const added = await action("Ask again.", successor);
    await expectNothingWritten(async () => {
      const conflict = await catchError(Conflict, handOver(users.business, stale));
      expect(conflict.seen).toBe((await asOfInstant()).event);
      for (const words of ["HU2-2, ", "HU2-5, ", "Ask again."]) expect(conflict.texts[0]?.text).toContain(words);
    });
    await finish(added);
  });

  test("even if as much work was finished as was added", async () => {
    const finished = await action("Ask again.", successor);
    const stale = await handoverOf(successor, await inviteAs("lead", users.agencies.executive));
    await finish(finished);
    await action("What no one saw on the page.", successor);
    await expect(handOver(users.business, stale)).rejects.toBeInstanceOf(Conflict);
  });

  test("to all but the business team, and nothing is written", async () => {
    const other = await inviteAs("lead", users.agencies.earlyHelp);
    await lead("HU2-4", other);
    const given = await handoverOf(other, users.leads.earlyHelp);
    await expectNothingWritten(async () => {
      for (const viewer of [...everyoneExcept(users, users.business), other])
        await expect(handOver(viewer, given)).rejects.toBeInstanceOf(Forbidden);
    });
    for (const table of ["handovers", "handed_recommendations"])
      await expectNothingWritten(() =>
        whileInsertsFail(table, () => expect(handOver(users.business, given)).rejects.toThrow("broken off")),
      );
    await handOver(users.business, given);
  });
});
