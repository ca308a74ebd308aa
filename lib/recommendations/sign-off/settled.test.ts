import { beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, type CalendarDate, dateOf, endOf, formatDate, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { statusNotes } from "#lib/status/labels.ts";
import { countStatuses, listFiltered, statusesById } from "#lib/status/queries.ts";
import {
  type Cast,
  expectNothingWritten,
  failureOf,
  invited,
  lastTrail,
  seedCast,
  withTestDatabase,
} from "#tests/support/database.ts";
import { acceptSignOff, closeNotPursued, confirmEmbedded, reopen, requestSignOff } from "./commands.ts";
import { factsThatCount, signOffOf } from "./queries.ts";

withTestDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await seedCast();
  await accepted(cast.leads.earlyHelp, "HU2-4");
});

const today = dateOf(now());
const idOf = async (reference: string) => (await getRecommendation(await currentContext(cast.viewer), reference)).id;
const standing = async (reference: string) => signOffOf(await currentContext(cast.viewer), await idOf(reference));

async function position(reference: string, asOf?: AsOf) {
  const id = await idOf(reference);
  const found = (await statusesById(contextAt(cast.viewer, asOf ?? (await asOfInstant())), [id])).get(id);
  if (!found) throw new Error(reference);
  return found;
}

/** All that has been written by now, as it stands on a day to come. */
const onDay = async (date: CalendarDate): Promise<AsOf> => ({ ...(await asOfInstant()), date, instant: endOf(date) });

/** Says that it is delivered, with evidence of an outcome; gives the request that cites it. */
async function delivered(lead: Viewer, reference: string) {
  const shown = { url: "https://example.org/", title: "Audit", shows: "outcome", trueOn: "2026-01-05" };
  const update = { reference, rating: "delivered" as const, seen: 0, done: "Plans are shared." };
  await postUpdate(lead, { ...update, evidence: [shown] });
  const [outcome] = await listEvidence(await currentContext(lead), await idOf(reference));
  return {
    reference,
    done: "Plans are shared.",
    difference: "Partners hear earlier.",
    evidenceIds: [outcome?.id ?? 0],
  };
}

async function acceptance(reference: string, requestTrail: number) {
  const { upTo } = await factsThatCount(await currentContext(cast.viewer), await idOf(reference));
  return { reference, requestTrail, decision: "accept" as const, reason: "Shown by the audit.", seen: upTo };
}

async function accepted(lead: Viewer, reference: string) {
  const { trail } = await requestSignOff(lead, await delivered(lead, reference));
  return acceptSignOff(cast.executive, await acceptance(reference, trail));
}

/** What is decided in sight of the last step there is. */
async function inSight(reference: string, reason = "It has lasted.") {
  return { reference, reason, seen: (await standing(reference))?.trail ?? 0 };
}
const embedding = async (reference: string) => ({ ...(await inSight(reference)), decision: "embedded" as const });
const reopening = async (reference: string) => ({ ...(await inSight(reference)), decision: "reopen" as const });

const again = { reference: "HU2-4", done: "Plans are shared.", difference: "As before.", evidenceIds: [] };

/** Settled, nothing is asked for or closed any more. */
async function refusesMore(reference: string) {
  await expectNothingWritten(async () => {
    const request = requestSignOff(cast.business, { ...again, reference });
    expect((await failureOf(Conflict, request)).message).toContain("already");
    await expect(closeNotPursued(cast.executive, await inSight(reference))).rejects.toBeInstanceOf(Conflict);
  });
}

describe("the re-check", () => {
  test("is due six months after it was accepted, with nothing written in between", async () => {
    const due = addMonths(today, 6);
    for (const [date, isDue] of [
      [today, false],
      [addDays(due, -1), false],
      [due, true],
      [addDays(due, 100), true],
    ] as const) {
      const asOf = await onDay(date);
      expect((await position("HU2-4", asOf)).isRecheckDue).toBe(isDue);
      const { rechecksDue } = await countStatuses(contextAt(cast.viewer, asOf), { listing: {}, lastMeeting: null });
      expect(rechecksDue).toBe(isDue ? 1 : 0);
      const listed = await listFiltered(contextAt(cast.viewer, asOf), "recheck-due", 5);
      expect(listed.map(({ reference }) => reference)).toEqual(isDue ? ["HU2-4"] : []);
    }
    expect(statusNotes(await position("HU2-4", await onDay(due)))).toEqual(["re-check due"]);
  });

  test("what is complete refuses a second request", () => refusesMore("HU2-4"));

  test("confirms in one trail row that it is embedded: no re-check is due any more, and what was accepted stays", async () => {
    const before = await standing("HU2-4");
    const { trail } = await confirmEmbedded(cast.executive, await embedding("HU2-4"));
    const { personId } = cast.executive;
    expect(await lastTrail()).toMatchObject({ number: trail, command: "confirmEmbedded", personId });
    expect(await standing("HU2-4")).toMatchObject({ step: "embedded", acceptance: before?.acceptance });
    const later = await onDay(addMonths(today, 12));
    expect(await position("HU2-4", later)).toMatchObject({ status: "embedded", isRecheckDue: false, daysSilent: null });
    await expectNothingWritten(async () => {
      await expect(confirmEmbedded(cast.executive, await embedding("HU2-4"))).rejects.toBeInstanceOf(Conflict);
    });
  });

  test("what is embedded refuses a second request", () => refusesMore("HU2-4"));

  test("or reopens it in one trail row: it is the owner's again, and as at the day before it stays complete", async () => {
    const before = await asOfInstant();
    const { trail } = await reopen(cast.executive, await reopening("HU2-4"));
    expect(await lastTrail()).toMatchObject({ number: trail, command: "reopen", personId: cast.executive.personId });
    expect(await standing("HU2-4")).toMatchObject({ step: "reopened", acceptance: null });
    const now = await position("HU2-4");
    expect(now).toMatchObject({ status: "delivered", nextUpdateBy: addMonths(today, 3) });
    expect(statusNotes(now)).toEqual([`reopened ${formatDate(today)}`]);
    expect(await position("HU2-4", { ...before, event: trail - 1 })).toMatchObject({ status: "embedded" });
    await expectNothingWritten(async () => {
      await expect(reopen(cast.executive, await reopening("HU2-4"))).rejects.toBeInstanceOf(Conflict);
      await expect(confirmEmbedded(cast.executive, await embedding("HU2-4"))).rejects.toBeInstanceOf(Conflict);
    });
    await requestSignOff(cast.leads.earlyHelp, again);
  });

  test("is not for who asked for the sign-off to confirm", async () => {
    const { trail } = await requestSignOff(cast.executive, await delivered(cast.executive, "HU2-2"));
    const other = await invited("executive");
    await acceptSignOff(other, await acceptance("HU2-2", trail));
    await expectNothingWritten(async () => {
      await expect(confirmEmbedded(cast.executive, await embedding("HU2-2"))).rejects.toBeInstanceOf(Forbidden);
    });
    await confirmEmbedded(other, await embedding("HU2-2"));
    await reopen(cast.executive, await reopening("HU2-2"));
  });
});

describe("closeNotPursued", () => {
  test("with a reason, in one trail row; nothing is asked for any more, but it can be reopened", async () => {
    await expectNothingWritten(async () => {
      const attempt = closeNotPursued(cast.executive, await inSight("HU2-5", " "));
      expect(Object.keys((await failureOf(Invalid, attempt)).fields)).toEqual(["reason"]);
    });
    const { trail } = await closeNotPursued(cast.executive, await inSight("HU2-5", "Another study takes its place."));
    const { personId } = cast.executive;
    expect(await lastTrail()).toMatchObject({ number: trail, command: "closeNotPursued", personId });
    expect(await standing("HU2-5")).toMatchObject({ step: "not-pursued", reason: "Another study takes its place." });
    expect(await position("HU2-5")).toMatchObject({ status: "not-pursued" });
    await refusesMore("HU2-5");
    await reopen(cast.executive, await reopening("HU2-5"));
    expect(await position("HU2-5")).toMatchObject({ status: "no-update" });
  });

  test("is not for who asked for a sign-off that waits, but for another of the Executive", async () => {
    await requestSignOff(cast.executive, { ...again, reference: "HU2-2" });
    await expectNothingWritten(async () => {
      await expect(closeNotPursued(cast.executive, await inSight("HU2-2"))).rejects.toBeInstanceOf(Forbidden);
    });
    await closeNotPursued(await invited("executive"), await inSight("HU2-2"));
    expect(await position("HU2-2")).toMatchObject({ status: "not-pursued" });
  });

  test("of two at once the second is shown both texts", async () => {
    const mine = await inSight("HU2-5", "What I thought.");
    const { trail } = await closeNotPursued(await invited("executive"), await inSight("HU2-5", "What they thought."));
    await expectNothingWritten(async () => {
      const conflict = await failureOf(Conflict, closeNotPursued(cast.executive, mine));
      expect(conflict.texts.map(({ text }) => text)).toEqual([
        "Closed, not pursued. What they thought.",
        "What I thought.",
      ]);
      expect(conflict.seen).toBe(trail);
    });
  });
});
