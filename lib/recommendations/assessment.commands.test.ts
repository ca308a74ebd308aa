import { beforeAll, describe, expect, test } from "vitest";
import { currentContext } from "#lib/core/context.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { disagreementInWords, statusNotes } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import type { Status } from "#lib/status/rules.ts";
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
import { appraiseEvidence, assess } from "./assessment.commands.ts";
import { findAssessment, getAppraisals } from "./assessment.queries.ts";
import { addEvidence, postUpdate } from "./updates/commands.ts";
import { listEvidence, listUpdates } from "./updates/queries.ts";
import type { Rating } from "./updates/rules.ts";

withTestDatabase();
let users: TestUsers;
beforeAll(async () => {
  users = await seedTestUsers();
});

async function position(reference: string) {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  const found = (await statusesById(await currentContext(users.viewer), [id])).get(id);
  if (!found) throw new Error(reference);
  return found;
}

async function say(lead: Viewer, reference: string, rating: Rating) {
  const { id } = await getRecommendation(await currentContext(lead), reference);
  const [last] = await listUpdates(await currentContext(lead), id);
  const seen = last?.trail ?? 0;
  await postUpdate(lead, { reference, rating, seen, done: "Plans are shared.", inTheWay: "Rooms." });
}

/** Assesses HU2-4, having seen the last assessment. */
async function assessment(reference: string, rating: Rating, reason = "Few districts have begun.") {
  const { id } = await getRecommendation(await currentContext(users.viewer), reference);
  return {
    reference,
    rating,
    reason,
    seen: (await findAssessment(await currentContext(users.viewer), id))?.trail ?? 0,
  };
}

/** Adds evidence to HU2-4, or a newer version of some, and returns its id. */
async function evidence(title: string, replaces?: number, postAnyway = false, by = users.leads.earlyHelp) {
  const shown = { title, url: "https://example.org/", shows: "outcome", trueOn: "2026-01-05" };
  await addEvidence(by, { reference: "HU2-4", evidence: [shown], replaces }, { postAnyway });
  const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-4");
  return (await listEvidence(await currentContext(users.business), id))[0]?.id ?? 0;
}

const appraisal = (evidenceId: number, sufficient: "yes" | "no" = "no", reference = "HU2-4") => ({
  reference,
  evidenceId,
  sufficient,
  reason: "It counts forms, not families.",
});

async function appraised(evidenceId: number) {
  const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-4");
  return (await getAppraisals(await currentContext(users.viewer), id)).get(evidenceId);
}

describe("assess", () => {
  test("is recorded beside the owner's rating, with its author and reason, in one trail row", async () => {
    await say(users.leads.earlyHelp, "HU2-4", "on-track");
    expect(disagreementInWords(await position("HU2-4"))).toBeNull();
    for (const [viewer, words] of [
      [users.business, "lead says on track, business team says at risk"],
      [users.scrutineer, "lead says on track, scrutineer says at risk"],
    ] as const) {
      const before = await lastTrailRow();
      await assess(viewer, await assessment("HU2-4", "at-risk"));
      const row = { number: before.number + 1, command: "assess", personId: viewer.personId };
      expect(await lastTrailRow()).toMatchObject(row);
      const now = await position("HU2-4");
      expect(now).toMatchObject({ rating: "on-track", status: "at-risk", isDisputed: true });
      expect([disagreementInWords(now), statusNotes(now)]).toEqual([words, [words]]);
    }
    await assess(users.business, await assessment("HU2-4", "on-track"));
    expect(await position("HU2-4")).toMatchObject({ status: "on-track", isDisputed: false });
  });

  test.each<[Rating, Rating, Status]>([
    ["on-track", "off-track", "off-track"],
    ["off-track", "on-track", "off-track"],
    ["at-risk", "not-started", "at-risk"],
    ["on-track", "not-started", "not-started"],
    ["not-started", "on-track", "not-started"],
    ["off-track", "at-risk", "off-track"],
  ])("with %s reported and %s assessed, the more cautious one is shown", async (said, assessed, shown) => {
    await say(users.leads.training, "HU2-3", said);
    await assess(users.business, await assessment("HU2-3", assessed));
    expect(await position("HU2-3")).toMatchObject({ status: shown });
  });

  test("delivered cannot be assessed before the owner reports it", async () => {
    await say(users.leads.nhs, "HU2-1", "on-track");
    await expectNothingWritten(async () => {
      const attempt = assess(users.business, await assessment("HU2-1", "delivered"));
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual(["rating"]);
    });
    await say(users.leads.nhs, "HU2-1", "delivered");
    await assess(users.business, await assessment("HU2-1", "delivered"));
    expect(await position("HU2-1")).toMatchObject({ status: "delivered", isDisputed: false });
  });

  test("a lower assessment of a delivered recommendation is shown beside it", async () => {
    await assess(users.scrutineer, await assessment("HU2-1", "at-risk"));
    const now = await position("HU2-1");
    expect([now.status, statusNotes(now)]).toEqual(["delivered", ["lead says delivered, scrutineer says at risk"]]);
  });

  test("is shown alone if the owner has not reported", async () => {
    await assess(users.business, await assessment("HU2-5", "not-started"));
    expect(await position("HU2-5")).toMatchObject({ status: "not-started", isDisputed: false, updateCount: 0 });
  });

  test("the second of two simultaneous assessments gets a conflict with both texts, and can be repeated", async () => {
    const mine = await assessment("HU2-4", "off-track", "What I saw.");
    const { trail } = await assess(users.scrutineer, await assessment("HU2-4", "at-risk", "What they saw."));
    await expectNothingWritten(async () => {
      const conflict = await catchError(Conflict, assess(users.business, mine));
      const texts = ["At risk. What they saw.", "Off track. What I saw."];
      expect([conflict.texts.map(({ text }) => text), conflict.seen]).toEqual([texts, trail]);
    });
    await assess(users.business, { ...mine, seen: trail });
    expect(await position("HU2-4")).toMatchObject({ status: "off-track" });
  });

  test("an assessment that may identify a child has no effect until it is released", async () => {
    const doubtful = await assessment("HU2-2", "off-track", "Baby A was not seen.");
    const warned = await catchError(Invalid, assess(users.scrutineer, doubtful));
    expect(warned.passages).toMatchObject([{ field: "reason", text: "Baby A" }]);
    const { trail } = await assess(users.scrutineer, doubtful, { postAnyway: true });
    expect(await position("HU2-2")).toMatchObject({ status: "no-update", assessment: null });
    await releaseHeld(users.business, { heldTrail: trail, reason: "The name of a doll." });
    expect(await position("HU2-2")).toMatchObject({ status: "off-track", assessment: { role: "scrutineer" } });
  });

  test.each([
    ["no rating", { rating: "" }, "rating"],
    ["an unknown rating", { rating: "complete" }, "rating"],
    ["no reason", { reason: " " }, "reason"],
  ])("%s is refused with an error on its field", async (_name, wrong, field) => {
    await expectNothingWritten(async () => {
      const attempt = assess(users.business, {
        reference: "HU2-3",
        rating: "at-risk",
        reason: "So.",
        seen: "0",
        ...wrong,
      });
      expect(Object.keys((await catchError(Invalid, attempt)).fields)).toEqual([field]);
    });
  });
});

describe("appraiseEvidence", () => {
  test("records whether it is sufficient and why, in one trail row; the latest appraisal applies", async () => {
    const id = await evidence("Forms returned");
    expect(await appraised(id)).toBeUndefined();
    const before = await lastTrailRow();
    await appraiseEvidence(users.business, appraisal(id, "no"));
    const { personId } = users.business;
    expect(await lastTrailRow()).toMatchObject({ number: before.number + 1, command: "appraiseEvidence", personId });
    expect(await appraised(id)).toMatchObject({ isSufficient: false, reason: "It counts forms, not families." });
    await appraiseEvidence(users.executive, appraisal(id, "yes"));
    expect(await appraised(id)).toMatchObject({ isSufficient: true, role: "executive" });
  });

  test("is refused to the person who added the evidence, even if the business team added it for the owner", async () => {
    const id = await evidence("Register", undefined, false, users.business);
    await expectNothingWritten(async () => {
      await expect(appraiseEvidence(users.business, appraisal(id, "yes"))).rejects.toBeInstanceOf(Forbidden);
    });
    await appraiseEvidence(await inviteAs("business"), appraisal(id, "yes"));
    expect(await appraised(id)).toMatchObject({ isSufficient: true });
  });

  test("a replaced version can no longer be appraised, and both versions are kept", async () => {
    const older = await evidence("Families asked, 2025");
    const newer = await evidence("Families asked, 2026", older);
    await expectNothingWritten(async () => {
      const attempt = appraiseEvidence(users.business, appraisal(older));
      expect((await catchError(Conflict, attempt)).message).toContain("newer version");
    });
    await appraiseEvidence(users.business, appraisal(newer, "yes"));
    const { id } = await getRecommendation(await currentContext(users.viewer), "HU2-4");
    const kept = await listEvidence(await currentContext(users.viewer), id);
    expect(kept.slice(0, 2)).toMatchObject([
      { id: newer, replacesId: older, replacedBy: null },
      { id: older, replacesId: null, replacedBy: newer },
    ]);
  });

  test("evidence that is held for review, of another recommendation or missing cannot be appraised", async () => {
    const open = await evidence("Audit of plans");
    const held = await evidence("Letter, NHS number 943 476 5919", undefined, true);
    await expectNothingWritten(async () => {
      for (const given of [appraisal(held), appraisal(open, "no", "HU2-3"), appraisal(99_999)])
        await expect(appraiseEvidence(users.business, given)).rejects.toBeInstanceOf(NotFound);
    });
  });

  test("the reason is required and must not identify a person, since it is visible at once", async () => {
    const id = await evidence("Survey");
    await expectNothingWritten(async () => {
      for (const wrong of [{ reason: "" }, { sufficient: "" }]) {
        const given = { reference: "HU2-4", evidenceId: `${id}`, sufficient: "no", reason: "So.", ...wrong };
        const { fields } = await catchError(Invalid, appraiseEvidence(users.business, given));
        expect(Object.keys(fields)).toEqual(Object.keys(wrong));
      }
      const doubtful = { ...appraisal(id), reason: "Baby A is in it." };
      const refused = await catchError(Invalid, appraiseEvidence(users.business, doubtful, { postAnyway: true }));
      expect(refused).toMatchObject({ mayPostAnyway: false, passages: [{ text: "Baby A" }] });
    });
  });
});

test("a viewer without permission, such as any lead, is refused and nothing is written", async () => {
  const id = await evidence("Minutes");
  const given = await assessment("HU2-4", "at-risk");
  await expectNothingWritten(async () => {
    for (const viewer of everyoneExcept(users, users.business, users.scrutineer))
      await expect(assess(viewer, given)).rejects.toBeInstanceOf(Forbidden);
    for (const viewer of everyoneExcept(users, users.business, users.executive))
      await expect(appraiseEvidence(viewer, appraisal(id))).rejects.toBeInstanceOf(Forbidden);
  });
});

test("an interrupted write leaves nothing behind", async () => {
  const id = await evidence("Notes");
  const given = await assessment("HU2-4", "at-risk");
  const breakOff = (table: string, attempt: () => Promise<unknown>) =>
    expectNothingWritten(() => whileInsertsFail(table, () => expect(attempt()).rejects.toThrow("broken off")));
  await breakOff("assessments", () => assess(users.business, given));
  await breakOff("appraisals", () => appraiseEvidence(users.business, appraisal(id)));
});
