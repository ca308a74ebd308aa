import { beforeAll, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  everyoneExcept,
  expectNothingWritten,
  seedTestUsers,
  type TestUsers,
  whileInsertsFail,
  withTestDatabase,
} from "#tests/support/database.ts";
import { acceptanceOf, deliver, recommendationId } from "#tests/support/sign-offs.ts";
import { acceptSignOff, closeNotPursued, confirmEmbedded, reopen, requestSignOff, returnSignOff } from "./commands.ts";
import { findSignOff } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
/** HU2-1 waits for sign-off, HU2-3 is delivered, HU2-4 is complete. */
let waiting: number;
beforeAll(async () => {
  users = await seedTestUsers();
  const { nhs, training, earlyHelp } = users.leads;
  await deliver(training, "HU2-3");
  const { trail } = await requestSignOff(earlyHelp, await deliver(earlyHelp, "HU2-4"));
  await acceptSignOff(users.executive, await acceptanceOf("HU2-4", trail));
  waiting = (await requestSignOff(nhs, await deliver(nhs, "HU2-1"))).trail;
});

const signOffOf = async (reference: string) =>
  findSignOff(await currentContext(users.viewer), await recommendationId(reference));

/** Every kind of decision, each on a recommendation whose state allows it. */
async function decisions(reason = "As was agreed.") {
  const seen = (await signOffOf("HU2-4"))?.trail ?? 0;
  const accepting = { ...(await acceptanceOf("HU2-1", waiting)), reason };
  const returning = { reference: "HU2-1", requestTrail: waiting, decision: "return" as const, reason };
  return [
    (viewer: Viewer) => acceptSignOff(viewer, accepting, { postAnyway: true }),
    (viewer: Viewer) => returnSignOff(viewer, returning, { postAnyway: true }),
    (viewer: Viewer) => closeNotPursued(viewer, { reference: "HU2-3", reason, seen: 0 }, { postAnyway: true }),
    (viewer: Viewer) =>
      confirmEmbedded(viewer, { reference: "HU2-4", decision: "embedded", reason, seen }, { postAnyway: true }),
    (viewer: Viewer) => reopen(viewer, { reference: "HU2-4", decision: "reopen", reason, seen }, { postAnyway: true }),
  ];
}

test("only the Executive decides: all others are refused and nothing is written", async () => {
  await expectNothingWritten(async () => {
    for (const decide of await decisions())
      for (const viewer of everyoneExcept(users, users.executive))
        await expect(decide(viewer)).rejects.toBeInstanceOf(Forbidden);
  });
});

test("only the owner requests sign-off, or the business team for the owner: all others are refused", async () => {
  const request = { reference: "HU2-3", done: "The course is new.", difference: "It is asked for.", evidenceIds: [] };
  await expectNothingWritten(async () => {
    for (const viewer of everyoneExcept(users, users.business, users.leads.training))
      await expect(requestSignOff(viewer, request)).rejects.toBeInstanceOf(Forbidden);
  });
});

test("the reason for a decision must not identify a person, since it is visible at once", async () => {
  await expectNothingWritten(async () => {
    for (const decide of await decisions("Baby A was seen."))
      expect(await catchError(Invalid, decide(users.executive))).toMatchObject({
        mayPostAnyway: false,
        passages: [{ field: "reason", text: "Baby A" }],
      });
  });
});

test("a decision without a reason or a request is refused with an error on its field", async () => {
  await expectNothingWritten(async () => {
    for (const decide of await decisions(" "))
      expect(Object.keys((await catchError(Invalid, decide(users.executive))).fields)).toEqual(["reason"]);
    const atNoMeeting = { ...(await acceptanceOf("HU2-1", waiting)), meetingId: 1 };
    const { fields } = await catchError(Invalid, acceptSignOff(users.executive, atNoMeeting));
    expect(Object.keys(fields)).toEqual(["meetingId"]);
    const elsewhere = { ...(await acceptanceOf("HU2-1", waiting)), reference: "HU2-3" };
    await expect(acceptSignOff(users.executive, elsewhere)).rejects.toBeInstanceOf(Conflict);
  });
});

test("an interrupted write leaves nothing behind", async () => {
  const breakOff = (table: string, attempt: () => Promise<unknown>) =>
    expectNothingWritten(() => whileInsertsFail(table, () => expect(attempt()).rejects.toThrow("broken off")));
  const [accept, ...others] = await decisions();
  await breakOff("acceptances", async () => accept?.(users.executive));
  for (const decide of others) await breakOff("sign_offs", () => decide(users.executive));
  const request = { reference: "HU2-3", done: "The course is new.", difference: "It is asked for.", evidenceIds: [] };
  await breakOff("sign_off_requests", () => requestSignOff(users.leads.training, request));
});

test("a request held for review has no effect, and cannot be decided on until it is released", async () => {
  const lead = users.leads.training;
  const doubtful = { reference: "HU2-3", done: "The course is new.", difference: "Baby A is safer.", evidenceIds: [] };
  const warned = await catchError(Invalid, requestSignOff(lead, doubtful));
  expect(warned.passages).toMatchObject([{ field: "difference", text: "Baby A" }]);
  const { trail } = await requestSignOff(lead, doubtful, { postAnyway: true });
  const id = await recommendationId("HU2-3");
  const position = async () => (await statusesById(await currentContext(users.viewer), [id])).get(id);
  expect([await signOffOf("HU2-3"), (await position())?.assurance]).toEqual([null, null]);
  const decision = { reference: "HU2-3", requestTrail: trail, decision: "return" as const, reason: "More, please." };
  await expectNothingWritten(async () => {
    await expect(returnSignOff(users.executive, decision)).rejects.toBeInstanceOf(Conflict);
  });
  await releaseHeld(users.business, { heldTrail: trail, reason: "The name of a doll." });
  expect(await position()).toMatchObject({ assurance: { step: "requested" } });
  await returnSignOff(users.executive, decision);
});
