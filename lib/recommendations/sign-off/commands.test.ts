import { beforeAll, describe, expect, test } from "vitest";
import { addMonths, dateOf, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { removeFile } from "#lib/privacy/redaction/commands.ts";
import { appraiseEvidence } from "#lib/recommendations/assessment.commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence, listUpdates } from "#lib/recommendations/updates/queries.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  catchError,
  expectNothingWritten,
  inviteAs,
  lastTrailRow,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { acceptanceOf, recommendationId } from "#tests/support/sign-offs.ts";
import { acceptSignOff, requestSignOff, returnSignOff } from "./commands.ts";
import { findSignOff, getCountedFacts } from "./queries.ts";

withTestDatabase();
let users: TestUsers;
let lead: Viewer;
beforeAll(async () => {
  users = await seedTestUsers();
  lead = users.leads.earlyHelp;
});

const signOffOf = async (reference: string) =>
  findSignOff(await currentContext(users.viewer), await recommendationId(reference));
const facts = async (reference: string) =>
  getCountedFacts(await currentContext(users.viewer), await recommendationId(reference));

async function position(reference: string) {
  const id = await recommendationId(reference);
  return (await statusesById(await currentContext(users.viewer), [id])).get(id);
}

async function say(viewer: Viewer, reference: string, rating: Rating) {
  const [last] = await listUpdates(await currentContext(viewer), await recommendationId(reference));
  const update = { reference, rating, seen: last?.trail ?? 0, done: "Plans are shared." };
  return (await postUpdate(viewer, update)).trail;
}

/** Adds evidence, or a newer version of some, and returns its id. */
async function evidence(viewer: Viewer, reference: string, shows: "activity" | "outcome", more = {}, title = "Audit") {
  const shown = { url: "https://example.org/", title, shows, trueOn: "2026-01-05" };
  const { trail } = await addEvidence(viewer, { reference, evidence: [shown], ...more }, { postAnyway: true });
  const all = await listEvidence(await currentContext(users.business), await recommendationId(reference));
  return all.find((one) => one.trail === trail)?.id ?? 0;
}

const request = (reference: string, evidenceIds: number[]) => ({
  reference,
  evidenceIds,
  done: "Plans are shared in every district.",
  difference: "Partners hear of a plan before the first review.",
});

const asked = async (viewer: Viewer, reference: string, evidenceIds: number[]) =>
  (await requestSignOff(viewer, request(reference, evidenceIds))).trail;

const returning = (reference: string, requestTrail: number, reason = "What it changed for children.") => ({
  reference,
  requestTrail,
  reason,
  decision: "return" as const,
});

describe("requestSignOff", () => {
  test("is refused until the owner rates the recommendation as delivered", async () => {
    await say(lead, "HU2-4", "on-track");
    await expectNothingWritten(async () => {
      const refused = await catchError(Conflict, requestSignOff(lead, request("HU2-4", [])));
      expect(refused.message).toContain("has not said that it is delivered");
    });
    await say(lead, "HU2-4", "delivered");
  });

  test("can only cite current evidence of the same recommendation", async () => {
    const [older, another] = [
      await evidence(lead, "HU2-4", "outcome"),
      await evidence(users.leads.nhs, "HU2-1", "outcome"),
    ];
    const newer = await evidence(lead, "HU2-4", "outcome", { replaces: older });
    const held = await evidence(lead, "HU2-4", "outcome", {}, "Letter, NHS number 943 476 5919");
    const removed = await evidence(lead, "HU2-4", "outcome");
    await removeFile(users.business, { evidenceId: `${removed}`, reason: "It names a family." });
    await expectNothingWritten(async () => {
      for (const wrong of [another, older, held, removed, 99_999]) {
        const attempt = requestSignOff(lead, request("HU2-4", [newer, wrong]));
        expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual(["evidenceIds"]);
      }
    });
  });

  test.each(["done", "difference"])("without %s it is refused with an error on its field", async (field) => {
    await expectNothingWritten(async () => {
      const attempt = requestSignOff(lead, { ...request("HU2-4", []), [field]: " " });
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
    });
  });

  test("waits for the Executive, in one trail row, and cannot be requested again", async () => {
    const before = await lastTrailRow();
    const trail = await asked(lead, "HU2-4", []);
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "requestSignOff" });
    expect(await position("HU2-4")).toMatchObject({ status: "delivered", assurance: { step: "requested" } });
    const { reference: _, ...words } = request("HU2-4", []);
    expect(await signOffOf("HU2-4")).toMatchObject({
      step: "requested",
      request: { ...words, trail, agencyId: users.agencies.earlyHelp, personId: lead.personId },
    });
    await expectNothingWritten(async () => {
      for (const viewer of [lead, users.business])
        await expect(requestSignOff(viewer, request("HU2-4", []))).rejects.toBeInstanceOf(Conflict);
    });
  });
});

describe("the decision", () => {
  const waiting = async () => (await signOffOf("HU2-4"))?.request?.trail ?? 0;

  test("without evidence of an outcome it can only be returned, with what is missing", async () => {
    const cannotBeAccepted = async (requestTrail: number, why: string) =>
      expectNothingWritten(async () => {
        const given = await acceptanceOf("HU2-4", requestTrail);
        const { fields } = await catchError(Invalid, acceptSignOff(users.executive, given));
        expect(fields).toMatchObject({ decision: expect.stringContaining(why) });
      });
    await cannotBeAccepted(await waiting(), "names no evidence");
    const { trail } = await returnSignOff(users.executive, returning("HU2-4", await waiting()));
    expect(await lastTrailRow()).toMatchObject({ number: trail, command: "returnSignOff" });
    expect(await signOffOf("HU2-4")).toMatchObject({ step: "returned", reason: "What it changed for children." });
    expect(await position("HU2-4")).toMatchObject({ status: "delivered", assurance: { step: "returned" } });

    const requestTrail = await asked(lead, "HU2-4", [await evidence(lead, "HU2-4", "activity")]);
    await cannotBeAccepted(requestTrail, "None of its evidence shows the difference it made");
    await returnSignOff(users.executive, returning("HU2-4", requestTrail));
  });

  test("evidence appraised as insufficient does not support acceptance until it is appraised otherwise", async () => {
    const outcome = await evidence(lead, "HU2-4", "outcome");
    const judged = (sufficient: "yes" | "no") =>
      appraiseEvidence(users.business, { reference: "HU2-4", evidenceId: outcome, sufficient, reason: "So." });
    const requestTrail = await asked(lead, "HU2-4", [outcome]);
    await judged("no");
    const given = await acceptanceOf("HU2-4", requestTrail);
    await expect(acceptSignOff(users.executive, given)).rejects.toBeInstanceOf(Invalid);
    await judged("yes");
    await expect(acceptSignOff(users.executive, given)).rejects.toBeInstanceOf(Conflict);
    expect(await waiting()).toBe(requestTrail);
  });

  test("a fact added or released after the page was made is a conflict", async () => {
    const doubtful = { reference: "HU2-4", words: "Was Baby A seen?" };
    const { trail: held } = await askQuestion(users.business, doubtful, { postAnyway: true });
    for (const add of [
      () => askQuestion(users.business, { reference: "HU2-4", words: "In each district?" }),
      () => releaseHeld(users.business, { heldTrail: held, reason: "The name of a doll." }),
    ]) {
      const given = await acceptanceOf("HU2-4", await waiting());
      const { trail: added } = await add();
      await expectNothingWritten(async () => {
        expect((await catchError(Conflict, acceptSignOff(users.executive, given))).seen).toBe(added);
      });
    }
  });

  test("acceptance records exactly the facts on the page, in one trail row, and none added later", async () => {
    const doubtful = { reference: "HU2-4", words: "Was Baby B seen?" };
    const { trail: held } = await askQuestion(users.business, doubtful, { postAnyway: true });
    const { trail: meetingId } = await scheduleMeeting(users.business, { title: "Executive", heldOn: dateOf(now()) });
    const requestTrail = await waiting();
    const given = await acceptanceOf("HU2-4", requestTrail);
    const page = await timelineOf(
      await currentContext(users.viewer),
      { id: await recommendationId("HU2-4") },
      "everything",
    );
    const shown = page.map((entry) => entry.trail).reverse();
    const cited = (await signOffOf("HU2-4"))?.request?.evidenceIds;
    const { trail } = await acceptSignOff(users.executive, { ...given, meetingId });
    const { personId } = users.executive;
    expect(await lastTrailRow()).toMatchObject({ number: trail, command: "acceptSignOff", personId });

    await evidence(lead, "HU2-4", "outcome");
    const accepted = { trail, personId, factTrails: shown, upTo: given.seen, evidenceIds: cited };
    const recheckOn = addMonths(dateOf(now()), 6);
    expect(await signOffOf("HU2-4")).toMatchObject({
      step: "accepted",
      meetingId,
      acceptance: { ...accepted, recheckOn },
    });
    expect(shown).toEqual(expect.arrayContaining([requestTrail]));
    expect(shown).not.toContain(held);
    expect((await facts("HU2-4")).trails).toEqual([...shown, trail, trail + 1]);
    expect(await position("HU2-4")).toMatchObject({ status: "complete", daysSilent: null, nextUpdateBy: null });
  });

  test("the second of two simultaneous decisions gets a conflict with both texts", async () => {
    await say(users.leads.nhs, "HU2-1", "delivered");
    const requestTrail = await asked(users.leads.nhs, "HU2-1", [await evidence(users.leads.nhs, "HU2-1", "outcome")]);
    const mine = await acceptanceOf("HU2-1", requestTrail, "What I thought.");
    await returnSignOff(await inviteAs("executive"), returning("HU2-1", requestTrail, "What they missed."));
    await expectNothingWritten(async () => {
      for (const decide of [
        () => acceptSignOff(users.executive, mine),
        () => returnSignOff(users.executive, returning("HU2-1", requestTrail, "What I thought.")),
      ])
        expect((await catchError(Conflict, decide())).texts.map(({ text }) => text)).toEqual([
          "Returned. What they missed.",
          "What I thought.",
        ]);
    });
  });

  test("is refused to the person who made the request, even if the Executive is the owner", async () => {
    await say(users.executive, "HU2-2", "delivered");
    const outcome = await evidence(users.executive, "HU2-2", "outcome");
    const requestTrail = await asked(users.executive, "HU2-2", [outcome]);
    const given = await acceptanceOf("HU2-2", requestTrail);
    await expectNothingWritten(async () => {
      await expect(acceptSignOff(users.executive, given)).rejects.toBeInstanceOf(Forbidden);
      await expect(returnSignOff(users.executive, returning("HU2-2", requestTrail))).rejects.toBeInstanceOf(Forbidden);
    });
    await acceptSignOff(await inviteAs("executive"), given);
    expect(await position("HU2-2")).toMatchObject({ status: "complete" });
  });
});
