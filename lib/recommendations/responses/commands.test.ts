import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, dateOf, formatDate, now } from "#lib/core/clock.ts";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import { setup } from "#lib/core/viewer.ts";
import { addAgency, markAgency } from "#lib/partnership/agencies.commands.ts";
import { getAgency } from "#lib/partnership/agencies.queries.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { assignOwner, setContributors } from "#lib/recommendations/ownership.commands.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { closeNotPursued } from "#lib/recommendations/sign-off/commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { responseInWords, responseOwedInWords, statusNotes } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  expectNothingWritten,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { askForResponse, respond } from "./commands.ts";
import { getResponseState } from "./queries.ts";
import { usualResponseDate } from "./rules.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

const today = dateOf(now());
const day = (days: number) => addDays(today, days);
const reason = "It is for the regulator to decide.";

async function idOf(reference: string) {
  return (await getRecommendation(await currentContext(users.viewer), reference)).id;
}
async function position(reference: string, asOf?: AsOf) {
  const id = await idOf(reference);
  const found = (await statusesById(contextAt(users.viewer, asOf ?? (await asOfInstant())), [id])).get(id);
  if (!found) throw new Error(`${reference} has no status`);
  return found;
}
async function stateOf(reference: string, viewer = users.viewer) {
  return getResponseState(await currentContext(viewer), await idOf(reference));
}
async function ask(reference: string, dueOn = day(30)) {
  const seen = (await stateOf(reference)).request?.trail ?? 0;
  return (await askForResponse(users.business, { reference, dueOn, seen })).trail;
}
async function assign(reference: string, agencyId: number, given: object = {}) {
  const ownership = await getOwnership(await currentContext(users.business), { id: await idOf(reference) });
  const assignment = { reference, agencyId, basis: "assigned" as const, reason: "It is theirs.", ...given };
  return assignOwner(users.business, { ...assignment, seen: ownership.owner?.trail ?? 0 });
}

describe("a response that is asked for", () => {
  test("is awaited until the owner gives it, and each state is kept as at its day", async () => {
    expect((await position("HU2-4")).status).toBe("no-update");
    const asked = await ask("HU2-4");
    const owed = await position("HU2-4");
    expect(owed).toMatchObject({ status: "awaiting-response", responseDueOn: day(30), answer: null });
    expect(responseInWords(owed)).toBe(`response owed by ${formatDate(day(30))}`);
    expect(responseOwedInWords(owed)).toBe(responseInWords(owed));
    expect(statusNotes(owed)).toEqual([]);
    const { trail } = await respond(users.leads.earlyHelp, {
      reference: "HU2-4",
      answer: "accepted-in-part",
      reason,
      seen: asked,
    });
    const given = await position("HU2-4");
    expect(given).toMatchObject({ status: "no-update", responseDueOn: null, answer: "accepted-in-part" });
    expect(statusNotes(given)).toContain("accepted in part by the owner");
    const then = { ...(await asOfInstant()), event: trail - 1 };
    expect(await position("HU2-4", then)).toMatchObject({ status: "awaiting-response", answer: null });
  });

  test("is owed again when it is asked for again, and late after its day", async () => {
    await ask("HU2-4", day(-3));
    const late = await position("HU2-4");
    expect(late).toMatchObject({ status: "awaiting-response", daysResponseLate: 3, answer: null });
    expect(statusNotes(late)).toContain("response 3 days overdue");
    await postUpdate(users.leads.earlyHelp, { reference: "HU2-4", rating: "on-track", done: "Begun.", seen: 0 });
    expect(await position("HU2-4")).toMatchObject({ status: "on-track", daysResponseLate: 3 });
  });

  test("is given by the owner; what a contributor says is shown beside it", async () => {
    const { training } = users.agencies;
    await setContributors(users.business, { reference: "HU2-4", agencyIds: [training], seen: 0 });
    const seen = (await stateOf("HU2-4")).request?.trail ?? 0;
    await respond(users.leads.training, { reference: "HU2-4", answer: "accepted", reason: "We help.", seen });
    expect(await stateOf("HU2-4")).toMatchObject({
      response: null,
      responses: [{ agencyId: training, asOwner: false, answer: "accepted" }],
    });
    expect((await position("HU2-4")).responseDueOn).toBe(day(-3));
  });

  test("given on behalf of a body shows the day on which it came", async () => {
    const seen = (await stateOf("HU2-4")).request?.trail ?? 0;
    const given = { reference: "HU2-4", answer: "not-accepted" as const, reason, seen };
    await expect(respond(users.business, { ...given, respondedOn: day(1) })).rejects.toMatchObject({
      fields: { respondedOn: expect.any(String) },
    });
    await respond(users.business, { ...given, respondedOn: day(-1) });
    const { agencies } = users;
    expect((await stateOf("HU2-4")).response).toMatchObject({ agencyId: agencies.earlyHelp, respondedOn: day(-1) });
    const again = await catchError(Conflict, respond(users.leads.earlyHelp, given));
    expect(again.texts).toContainEqual({ label: "Its response", text: `Not accepted. ${reason}` });
  });

  test("no longer binds another owner", async () => {
    expect((await position("HU2-4")).answer).toBe("not-accepted");
    await assign("HU2-4", users.agencies.nhs);
    expect(await position("HU2-4")).toMatchObject({ answer: null, responseDueOn: null });
    await assign("HU2-4", users.agencies.earlyHelp);
  });

  test("that may identify a child is held, and answers nothing until it is released", async () => {
    const seen = await ask("HU2-1");
    const given = { reference: "HU2-1", answer: "accepted" as const, reason: "Agreed with Mrs Jane Smith.", seen };
    const { trail } = await respond(users.leads.nhs, given, { postAnyway: true });
    expect(await stateOf("HU2-1")).toMatchObject({ responses: [], response: null });
    expect(await stateOf("HU2-1", users.leads.nhs)).toMatchObject({ responses: [{ isHeld: true }], response: null });
    expect((await position("HU2-1")).answer).toBeNull();
    await releaseHeld(users.business, { heldTrail: trail, reason: "She is an officer." });
    expect((await position("HU2-1")).answer).toBe("accepted");
    await redact(users.business, { factTrail: String(trail), passage: "Mrs Jane Smith", reason: "A name." });
    expect((await stateOf("HU2-1")).response?.reason).toBe("Agreed with [removed].");
  });
});

describe("what is refused", () => {
  test("a request without an owner, for a day that does not fit, or after another person’s", async () => {
    await expectNothingWritten(async () => {
      await expect(
        askForResponse(users.business, { reference: "HU2-2", dueOn: "1999-01-01", seen: 0 }),
      ).rejects.toThrow(Invalid);
    });
    const request = await ask("HU2-2", day(10));
    await expectNothingWritten(async () => {
      const again = { reference: "HU2-2", dueOn: day(20) };
      expect((await catchError(Conflict, askForResponse(users.business, { ...again, seen: 0 }))).seen).toBe(request);
      await expect(askForResponse(users.business, { ...again, dueOn: day(10), seen: request })).rejects.toBeInstanceOf(
        Invalid,
      );
    });
  });

  test("a response that no one asked for, to another date, without a reason, or after the recommendation is closed", async () => {
    const request = (await stateOf("HU2-2")).request?.trail ?? 0;
    const given = { reference: "HU2-2", answer: "accepted" as const, reason };
    await expectNothingWritten(async () => {
      const { executive, training } = users.leads;
      await expect(respond(training, { ...given, seen: request })).rejects.toBeInstanceOf(Forbidden);
      await expect(respond(executive, { ...given, reference: "HU2-5", seen: request })).rejects.toThrow("asked for");
      await expect(respond(executive, { ...given, seen: request + 1 })).rejects.toBeInstanceOf(Conflict);
      await expect(respond(executive, { ...given, reason: " ", seen: request })).rejects.toMatchObject({
        fields: { reason: expect.any(String) },
      });
    });
    await closeNotPursued(users.executive, { reference: "HU2-2", reason: "Superseded.", seen: 0 });
    expect(await position("HU2-2")).toMatchObject({ status: "not-pursued", daysResponseLate: null });
    await expectNothingWritten(async () => {
      await expect(respond(users.leads.executive, { ...given, seen: request })).rejects.toThrow("closed");
      await expect(
        askForResponse(users.business, { reference: "HU2-2", dueOn: day(40), seen: request }),
      ).rejects.toThrow("closed");
    });
  });
});

describe("a body outside the partnership", () => {
  let outside: number;
  beforeEach(async () => {
    const name = `A national body ${crypto.randomUUID()}`;
    outside = (await addAgency(users.business, { name, isOutside: "yes" })).trail;
  });

  test("is asked for a response when it becomes the owner, in the same event", async () => {
    const before = await lastTrailRow();
    await assign("HU2-3", outside);
    expect((await lastTrailRow()).number).toBe(before.number + 1);
    expect(await position("HU2-3")).toMatchObject({
      status: "awaiting-response",
      responseDueOn: usualResponseDate(today),
    });
  });

  test("is asked by the day that is given, and not again when only its lead changes", async () => {
    await assign("HU2-3", outside, { responseDueOn: day(20) });
    const { request } = await stateOf("HU2-3");
    expect(request).toMatchObject({ dueOn: day(20), agencyId: outside });
    await assign("HU2-3", outside);
    expect((await stateOf("HU2-3")).request?.trail).toBe(request?.trail);
  });

  test("is marked so from then on, and can be marked as part of it", async () => {
    const current = async () => getAgency(await currentContext(users.viewer), outside);
    const added = await current();
    expect(added.isOutside).toBe(true);
    await expect(markAgency(users.business, { agencyId: outside, place: "outside" })).rejects.toBeInstanceOf(Conflict);
    const { trail } = await markAgency(users.business, { agencyId: outside, place: "inside" });
    expect((await current()).isOutside).toBe(false);
    const then = { ...(await asOfInstant()), event: trail - 1 };
    expect((await getAgency(contextAt(users.viewer, then), outside)).isOutside).toBe(true);
    const { executive } = users.agencies;
    await expect(markAgency(users.business, { agencyId: executive, place: "outside" })).rejects.toThrow("always");
  });

  test("a partner is asked for nothing unless a day is given", async () => {
    const { trail } = await addAgency(setup, { name: `A partner ${crypto.randomUUID()}` });
    await assign("HU2-5", trail);
    expect((await stateOf("HU2-5")).request).toBeNull();
    await assign("HU2-5", trail, { responseDueOn: day(5) });
    expect((await position("HU2-5")).responseDueOn).toBe(day(5));
  });
});
