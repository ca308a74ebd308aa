import { beforeAll, describe, expect, test } from "vitest";
import { trail } from "#db/schema/index.ts";
import { addDays, addMonths, type CalendarDate, dateOf, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext, type Snapshot } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { addAgency, dissolveAgency, renameAgency } from "#lib/partnership/agencies.commands.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { redact, removeFile } from "#lib/privacy/redaction/commands.ts";
import { addAction } from "#lib/recommendations/actions/commands.ts";
import { setDueDate } from "#lib/recommendations/due-dates/commands.ts";
import { acceptHandover, handOver } from "#lib/recommendations/handover.commands.ts";
import { assignOwner } from "#lib/recommendations/ownership.commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import {
  commandsWithoutRecommendation,
  inviteAs,
  lastTrailRow,
  personIdOf,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { deriveBoard, keptBoard, type StatusBoard, statusBoard } from "./board.ts";
import { effectByCommand } from "./effects.ts";
import { statusesById } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);
const boardNow = async () => statusBoard(await currentContext(cast.viewer));
const references = (statuses: StatusBoard["statuses"]) => statuses.map(({ reference }) => reference);

/** The references of the statuses that were derived again by what `work` writes, after which the board equals a fresh one. */
async function derivedAgainBy(work: () => Promise<unknown>): Promise<string[]> {
  const before = await boardNow();
  await work();
  const ctx = await currentContext(cast.viewer);
  const after = await statusBoard(ctx);
  expect(after).toEqual(await deriveBoard(ctx));
  return references(after.statuses.filter((status) => !before.statuses.includes(status)));
}

const every = ["HU2-1", "HU2-2", "HU2-3", "HU2-4", "HU2-5"];

describe("a write derives again", () => {
  const update = { reference: "HU2-4", rating: "on-track", seen: 0, done: "Plans are shared." };
  const identifying = "Baby A’s mother was seen.";

  test("the recommendation that it is about", async () => {
    expect(await derivedAgainBy(() => postUpdate(cast.leads.earlyHelp, update))).toEqual(["HU2-4"]);
    const action = { reference: "HU2-3", agencyId: cast.agencies.training, what: "A step.", dueOn: day(10) };
    expect(await derivedAgainBy(() => addAction(cast.business, action))).toEqual(["HU2-3"]);
  });

  test("the recommendation whose text was released", async () => {
    const held = { ...update, reference: "HU2-1", inTheWay: identifying, rating: "at-risk" };
    const { trail: heldTrail } = await postUpdate(cast.leads.nhs, held, { postAnyway: true });
    const release = () => releaseHeld(cast.business, { heldTrail, reason: "It names no child." });
    expect(await derivedAgainBy(release)).toEqual(["HU2-1"]);
    const ctx = await currentContext(cast.viewer);
    const { id } = await getRecommendation(ctx, "HU2-1");
    expect((await statusesById(ctx, [id])).get(id)?.status).toBe("at-risk");
  });

  test("the recommendations that were handed over, and again once that is accepted", async () => {
    const leaving = cast.leads.executive;
    const ctx = await currentContext(cast.viewer);
    for (const reference of ["HU2-2", "HU2-5"]) {
      const { id } = await getRecommendation(ctx, reference);
      const seen = (await statusesById(ctx, [id])).get(id)?.assignment?.trail ?? 0;
      const owner = {
        agencyId: cast.agencies.executive,
        leadPersonId: personIdOf(leaving),
        basis: "assigned" as const,
      };
      await assignOwner(cast.business, { ...owner, reference, seen, reason: "Agreed." });
    }
    const successor = await inviteAs("lead", cast.agencies.executive);
    const { event: seen } = await asOfInstant();
    const people = { fromPersonId: personIdOf(leaving), toPersonId: personIdOf(successor) };
    let handoverTrail = 0;
    const handing = async () => {
      handoverTrail = (await handOver(cast.business, { ...people, reason: "Left.", seen })).trail;
    };
    expect(await derivedAgainBy(handing)).toEqual(["HU2-2", "HU2-5"]);
    expect(await derivedAgainBy(() => acceptHandover(successor, { handoverTrail }))).toEqual(["HU2-2", "HU2-5"]);
  });

  test("every recommendation, when an agency is added, renamed or dissolved", async () => {
    expect(await derivedAgainBy(() => addAgency(cast.business, { name: "Schools" }))).toEqual(every);
    const { earlyHelp: agencyId, nhs } = cast.agencies;
    const { nameTrail: seen } = await getAgency(await currentContext(cast.viewer), agencyId);
    expect(await derivedAgainBy(() => renameAgency(cast.business, { agencyId, name: "Family Help", seen }))).toEqual(
      every,
    );
    const dissolution = { agencyId, dissolvedOn: today, successorIds: [nhs] };
    expect(await derivedAgainBy(() => dissolveAgency(cast.business, dissolution))).toEqual(every);
  });

  test("the recommendations of a published review, which come last", async () => {
    const recommendations = ["One", "Two"].map((shortTitle) => ({
      shortTitle,
      wording: "Something to be done.",
      sections: [{ section: "1" }],
    }));
    const review = { code: "AAA", title: "A review", publisher: "A partnership", kind: "Audit", scope: "Two." };
    const publish = () => publishReview(cast.business, { ...review, publishedOn: "2026-01-05", recommendations });
    expect(await derivedAgainBy(publish)).toEqual(["AAA-1", "AAA-2"]);
    expect(references((await boardNow()).statuses)).toEqual([...every, "AAA-1", "AAA-2"]);
  });

  test("none, when it is about people, and all, when something was removed", async () => {
    expect(await derivedAgainBy(() => inviteAs("viewer"))).toEqual([]);
    const evidence = [{ url: "https://example.org/", title: "Baby A", shows: "outcome", trueOn: "2026-01-05" }];
    const { trail: factTrail } = await addEvidence(
      cast.business,
      { reference: "HU2-3", evidence },
      { postAnyway: true },
    );
    const all = references((await boardNow()).statuses);
    const passage = { factTrail: `${factTrail}`, passage: "Baby A", reason: "It names a child." };
    expect(await derivedAgainBy(() => redact(cast.business, passage))).toEqual(all);
    const ctx = await currentContext(cast.business);
    const [given] = await listEvidence(ctx, (await getRecommendation(ctx, "HU2-3")).id);
    const removal = { evidenceId: `${given?.id ?? 0}`, reason: "It names a child." };
    expect(await derivedAgainBy(() => removeFile(cast.business, removal))).toEqual(all);
  });

  test("all, when its command is not known", async () => {
    const write = { personId: null, role: "setup" as const, agencyId: null, formKey: null, sample: false };
    const unknown = { ...write, at: now(), command: "anotherCommand", subjectKind: "agency", subjectId: 1 };
    const { number } = await lastTrailRow();
    const append = () =>
      database().write(async (db) => void (await db.insert(trail).values({ ...unknown, number: number + 1 })));
    expect(await derivedAgainBy(append)).toEqual(references((await boardNow()).statuses));
  });
});

test("every command whose subject is not a recommendation has an effect of its own", () => {
  expect(Object.keys(effectByCommand).sort()).toEqual([...commandsWithoutRecommendation].sort());
});

test("another day has a board of its own, with what has become overdue by then", async () => {
  const asOf = await asOfInstant();
  const then: Snapshot = contextAt(cast.viewer, { ...asOf, date: day(30) });
  const overdue = ({ statuses }: StatusBoard) => statuses.map(({ overdueActions }) => overdueActions);
  expect(overdue(await boardNow()).some((count) => count > 0)).toBe(false);
  expect(overdue(await statusBoard(then)).some((count) => count > 0)).toBe(true);
  expect(await statusBoard(then)).toEqual(await deriveBoard(then));
});

test("silence begins by time alone, of those that never reported too, and a write on that day brings its board forward", async () => {
  const silentOn = async (date: CalendarDate) => {
    const ctx = contextAt(cast.viewer, { ...(await asOfInstant()), date });
    const board = await statusBoard(ctx);
    expect(board).toEqual(await deriveBoard(ctx));
    return board.statuses.flatMap(({ reference, daysSilent, lastUpdate }) =>
      daysSilent === null ? [] : [`${reference}${lastUpdate ? "" : " never reported"}`],
    );
  };
  const later = addMonths(today, 4);
  expect(await silentOn(today)).toEqual([]);
  expect(await silentOn(later)).toEqual([
    "HU2-1",
    "HU2-2 never reported",
    "HU2-3 never reported",
    "HU2-4",
    "HU2-5 never reported",
  ]);
  const owner = { agencyId: cast.agencies.nhs, basis: "assigned" as const, reason: "Agreed.", seen: 0 };
  await assignOwner(cast.business, { ...owner, reference: "AAA-1" });
  expect(await silentOn(later)).toContain("AAA-1 never reported");
});

test("the board of a later day follows from that of an earlier one, with what was written and fell due meanwhile", async () => {
  const { executive: agencyId, training, nhs } = cast.agencies;
  const onDay = async (days: number) => contextAt(cast.viewer, { ...(await asOfInstant()), date: day(days) });
  await addAction(cast.business, { reference: "HU2-5", agencyId, what: "A step.", dueOn: day(105) });
  const before = await statusBoard(await onDay(100));
  await addAction(cast.business, { reference: "HU2-2", agencyId, what: "A step.", dueOn: day(110) });
  await dissolveAgency(cast.business, { agencyId: training, dissolvedOn: day(110), successorIds: [nhs] });

  const later = await onDay(120);
  const after = await statusBoard(later);
  expect(after).toEqual(await deriveBoard(later));
  const statusOf = ({ statuses, places }: StatusBoard, id: number) => statuses[places.get(id) ?? -1];
  expect([2, 5].map((id) => [before, after].map((board) => statusOf(board, id)?.overdueActions))).toEqual([
    [0, 1],
    [0, 1],
  ]);
  // The facts that nothing touched were not read again.
  const isSameFact = (id: number) => statusOf(before, id)?.lastUpdate === statusOf(after, id)?.lastUpdate;
  expect(statusOf(after, 4)?.lastUpdate).not.toBeNull();
  expect(isSameFact(4)).toBe(true);
  expect(statusOf(before, 3)?.owner?.succession.kind).toBe("itself");
  expect(statusOf(after, 3)?.owner?.succession.kind).toBe("succeeded");
});

test("an earlier event has the statuses that it had then, though later boards are in memory", async () => {
  const before = await currentContext(cast.viewer);
  const earlier = await statusBoard(before);
  await setDueDate(cast.business, { reference: "AAA-1", dueOn: day(40), reason: "Agreed." });
  await setDueDate(cast.business, { reference: "AAA-2", dueOn: day(50), reason: "Agreed." });
  const later = await boardNow();
  expect(await statusBoard(before)).toEqual(earlier);
  const between = contextAt(cast.viewer, { ...before.asOf, event: before.asOf.event + 1 });
  expect(await statusBoard(between)).toEqual(await deriveBoard(between));
  expect(await boardNow()).toBe(later);
});

test("two requests at once derive a board once", async () => {
  await inviteAs("viewer");
  const ctx = await currentContext(cast.viewer);
  const [first, second] = await Promise.all([statusBoard(ctx), statusBoard(ctx)]);
  expect(first).toBe(second);
});

test("the statuses of a few are the same with a board in memory and without", async () => {
  const { asOf } = await currentContext(cast.viewer);
  const then = contextAt(cast.viewer, { ...asOf, date: day(60) });
  const ids = [5, 1, 1, 4, 9999];
  expect(keptBoard(then)).toBeUndefined();
  const alone = await statusesById(then, ids);
  expect([...alone.keys()]).toEqual([1, 4, 5]);
  await statusBoard(then);
  expect(await statusesById(then, ids)).toEqual(alone);
});

test("what a command reads in its transaction is not kept", async () => {
  const { asOf } = await currentContext(cast.viewer);
  const next = { ...asOf, event: asOf.event + 1 };
  const rolledBack = database().write(async (db) => {
    await db.insert(trail).values({
      number: next.event,
      at: now(),
      personId: null,
      role: "setup",
      agencyId: null,
      command: "scheduleMeeting",
      subjectKind: "meeting",
      subjectId: next.event,
      formKey: null,
      sample: false,
    });
    expect(await statusBoard({ asOf: next, db })).not.toBe(await statusBoard({ asOf: next, db }));
    expect(keptBoard({ asOf: next, db })).toBeUndefined();
    throw new Error("rolled back");
  });
  await expect(rolledBack).rejects.toThrow("rolled back");
  const first = await boardNow();
  expect(await boardNow()).toBe(first);
});

test("a failure is not kept", async () => {
  // No board of an earlier day is in memory, so that everything is read.
  const asOf = { ...(await asOfInstant()), date: day(-90) };
  const { reading } = database();
  const ctx = contextAt(cast.viewer, asOf);
  expect(ctx.db).toBe(reading);
  database().sqlite.exec("ALTER TABLE reporting_intervals RENAME TO elsewhere");
  try {
    await expect(statusBoard(ctx)).rejects.toThrow();
  } finally {
    database().sqlite.exec("ALTER TABLE elsewhere RENAME TO reporting_intervals");
  }
  expect(await statusBoard(ctx)).toEqual(await deriveBoard(ctx));
});
