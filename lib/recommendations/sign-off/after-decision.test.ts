import { beforeAll, describe, expect, test } from "vitest";
import { addDays, addMonths, type CalendarDate, dateOf, endOfDay, formatDate, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { statusNotes } from "#lib/status/labels.ts";
import { countStatuses, listOfKind, statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  expectNothingWritten,
  inviteAs,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { acceptanceOf, deliver, recommendationId } from "#tests/support/sign-offs.ts";
import { acceptSignOff, closeNotPursued, confirmEmbedded, reopen, requestSignOff } from "./commands.ts";
import { findSignOff } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
  await accepted(users.leads.earlyHelp, "HU2-4");
});

const today = dateOf(now());
const signOffOf = async (reference: string) =>
  findSignOff(await currentContext(users.viewer), await recommendationId(reference));

async function position(reference: string, asOf?: AsOf) {
  const id = await recommendationId(reference);
  const found = (await statusesById(contextAt(users.viewer, asOf ?? (await asOfInstant())), [id])).get(id);
  if (!found) throw new Error(reference);
  return found;
}

/** The current facts as of a later day. */
const onDay = async (date: CalendarDate): Promise<AsOf> => ({
  ...(await asOfInstant()),
  date,
  instant: endOfDay(date),
});

async function accepted(lead: Viewer, reference: string) {
  const { trail } = await requestSignOff(lead, await deliver(lead, reference));
  return acceptSignOff(users.executive, await acceptanceOf(reference, trail));
}

/** The input of a decision, having seen the last step. */
async function decisionInput(reference: string, reason = "It has lasted.") {
  return { reference, reason, seen: (await signOffOf(reference))?.trail ?? 0 };
}
const embedding = async (reference: string) => ({ ...(await decisionInput(reference)), decision: "embedded" as const });
const reopening = async (reference: string) => ({ ...(await decisionInput(reference)), decision: "reopen" as const });

const again = { reference: "HU2-4", done: "Plans are shared.", difference: "As before.", evidenceIds: [] };

/** Expects that a closed recommendation accepts neither a request nor a closure. */
async function refusesMore(reference: string) {
  await expectNothingWritten(async () => {
    const request = requestSignOff(users.business, { ...again, reference });
    expect((await catchError(Conflict, request)).message).toContain("already");
    await expect(closeNotPursued(users.executive, await decisionInput(reference))).rejects.toBeInstanceOf(Conflict);
  });
}

describe("the re-check", () => {
  test("is due six months after acceptance, without any event in between", async () => {
    const due = addMonths(today, 6);
    for (const [date, isDue] of [
      [today, false],
      [addDays(due, -1), false],
      [due, true],
      [addDays(due, 100), true],
    ] as const) {
      const asOf = await onDay(date);
      expect((await position("HU2-4", asOf)).isRecheckDue).toBe(isDue);
      const { rechecksDue } = await countStatuses(contextAt(users.viewer, asOf), { listing: {}, lastMeeting: null });
      expect(rechecksDue).toBe(isDue ? 1 : 0);
      const listed = await listOfKind(contextAt(users.viewer, asOf), "recheck-due", 5);
      expect(listed.map(({ reference }) => reference)).toEqual(isDue ? ["HU2-4"] : []);
    }
    expect(statusNotes(await position("HU2-4", await onDay(due)))).toEqual(["re-check due"]);
  });

  test("a complete recommendation refuses a second request", () => refusesMore("HU2-4"));

  test("confirms that the change is embedded in one trail row: no re-check is due and the acceptance stays", async () => {
    const before = await signOffOf("HU2-4");
    const { trail } = await confirmEmbedded(users.executive, await embedding("HU2-4"));
    const { personId } = users.executive;
    expect(await lastTrailRow()).toMatchObject({ number: trail, command: "confirmEmbedded", personId });
    expect(await signOffOf("HU2-4")).toMatchObject({ step: "embedded", acceptance: before?.acceptance });
    const later = await onDay(addMonths(today, 12));
    expect(await position("HU2-4", later)).toMatchObject({ status: "embedded", isRecheckDue: false, daysSilent: null });
    await expectNothingWritten(async () => {
      await expect(confirmEmbedded(users.executive, await embedding("HU2-4"))).rejects.toBeInstanceOf(Conflict);
    });
  });

  test("an embedded recommendation refuses a second request", () => refusesMore("HU2-4"));

  test("reopens it in one trail row: it is open again, and still complete as of the day before", async () => {
    const before = await asOfInstant();
    const { trail } = await reopen(users.executive, await reopening("HU2-4"));
    expect(await lastTrailRow()).toMatchObject({
      number: trail,
      command: "reopen",
      personId: users.executive.personId,
    });
    expect(await signOffOf("HU2-4")).toMatchObject({ step: "reopened", acceptance: null });
    const now = await position("HU2-4");
    expect(now).toMatchObject({ status: "delivered", nextUpdateBy: addMonths(today, 3) });
    expect(statusNotes(now)).toEqual([`reopened ${formatDate(today)}`]);
    expect(await position("HU2-4", { ...before, event: trail - 1 })).toMatchObject({ status: "embedded" });
    await expectNothingWritten(async () => {
      await expect(reopen(users.executive, await reopening("HU2-4"))).rejects.toBeInstanceOf(Conflict);
      await expect(confirmEmbedded(users.executive, await embedding("HU2-4"))).rejects.toBeInstanceOf(Conflict);
    });
    await requestSignOff(users.leads.earlyHelp, again);
  });

  test("cannot be confirmed by the person who requested the sign-off", async () => {
    const { trail } = await requestSignOff(users.executive, await deliver(users.executive, "HU2-2"));
    const other = await inviteAs("executive");
    await acceptSignOff(other, await acceptanceOf("HU2-2", trail));
    await expectNothingWritten(async () => {
      await expect(confirmEmbedded(users.executive, await embedding("HU2-2"))).rejects.toBeInstanceOf(Forbidden);
    });
    await confirmEmbedded(other, await embedding("HU2-2"));
    await reopen(users.executive, await reopening("HU2-2"));
  });
});

describe("closeNotPursued", () => {
  test("records the reason in one trail row; sign-off can no longer be requested, but it can be reopened", async () => {
    await expectNothingWritten(async () => {
      const attempt = closeNotPursued(users.executive, await decisionInput("HU2-5", " "));
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual(["reason"]);
    });
    const { trail } = await closeNotPursued(
      users.executive,
      await decisionInput("HU2-5", "Another study takes its place."),
    );
    const { personId } = users.executive;
    expect(await lastTrailRow()).toMatchObject({ number: trail, command: "closeNotPursued", personId });
    expect(await signOffOf("HU2-5")).toMatchObject({ step: "not-pursued", reason: "Another study takes its place." });
    expect(await position("HU2-5")).toMatchObject({ status: "not-pursued" });
    await refusesMore("HU2-5");
    await reopen(users.executive, await reopening("HU2-5"));
    expect(await position("HU2-5")).toMatchObject({ status: "no-update" });
  });

  test("is refused to the person whose request is open, but not to another Executive member", async () => {
    await requestSignOff(users.executive, { ...again, reference: "HU2-2" });
    await expectNothingWritten(async () => {
      await expect(closeNotPursued(users.executive, await decisionInput("HU2-2"))).rejects.toBeInstanceOf(Forbidden);
    });
    await closeNotPursued(await inviteAs("executive"), await decisionInput("HU2-2"));
    expect(await position("HU2-2")).toMatchObject({ status: "not-pursued" });
  });

  test("the second of two simultaneous closures gets a conflict with both texts", async () => {
    const mine = await decisionInput("HU2-5", "What I thought.");
    const { trail } = await closeNotPursued(
      await inviteAs("executive"),
      await decisionInput("HU2-5", "What they thought."),
    );
    await expectNothingWritten(async () => {
      const conflict = await catchError(Conflict, closeNotPursued(users.executive, mine));
      expect(conflict.texts.map(({ text }) => text)).toEqual([
        "Closed, not pursued. What they thought.",
        "What I thought.",
      ]);
      expect(conflict.seen).toBe(trail);
    });
  });
});
