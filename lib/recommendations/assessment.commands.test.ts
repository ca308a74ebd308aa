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
  type Cast,
  everybodyBut,
  expectNothingWritten,
  failureOf,
  invited,
  lastTrail,
  seedCast,
  whileBroken,
  withTestDatabase,
} from "#tests/support/database.ts";
import { appraiseEvidence, assess } from "./assessment.commands.ts";
import { appraisalsOf, findAssessment } from "./assessment.queries.ts";
import { addEvidence, postUpdate } from "./updates/commands.ts";
import { listEvidence, listUpdates } from "./updates/queries.ts";
import type { Rating } from "./updates/rules.ts";

withTestDatabase();
let cast: Cast;
beforeAll(async () => {
  cast = await seedCast();
});

async function position(reference: string) {
  const { id } = await getRecommendation(await currentContext(cast.viewer), reference);
  const found = (await statusesById(await currentContext(cast.viewer), [id])).get(id);
  if (!found) throw new Error(reference);
  return found;
}

async function say(lead: Viewer, reference: string, rating: Rating) {
  const { id } = await getRecommendation(await currentContext(lead), reference);
  const [last] = await listUpdates(await currentContext(lead), id);
  const seen = last?.trail ?? 0;
  await postUpdate(lead, { reference, rating, seen, done: "Plans are shared.", inTheWay: "Rooms." });
}

/** An assessment in sight of the last one. */
async function assessment(reference: string, rating: Rating, reason = "Few districts have begun.") {
  const { id } = await getRecommendation(await currentContext(cast.viewer), reference);
  return { reference, rating, reason, seen: (await findAssessment(await currentContext(cast.viewer), id))?.trail ?? 0 };
}

/** A new piece of evidence on HU2-4, or a newer version of one, by its id. */
async function evidence(title: string, replaces?: number, postAnyway = false, by = cast.leads.earlyHelp) {
  const shown = { title, url: "https://example.org/", shows: "outcome", trueOn: "2026-01-05" };
  await addEvidence(by, { reference: "HU2-4", evidence: [shown], replaces }, { postAnyway });
  const { id } = await getRecommendation(await currentContext(cast.viewer), "HU2-4");
  return (await listEvidence(await currentContext(cast.business), id))[0]?.id ?? 0;
}

const appraisal = (evidenceId: number, sufficient: "yes" | "no" = "no", reference = "HU2-4") => ({
  reference,
  evidenceId,
  sufficient,
  reason: "It counts forms, not families.",
});

async function appraised(evidenceId: number) {
  const { id } = await getRecommendation(await currentContext(cast.viewer), "HU2-4");
  return (await appraisalsOf(await currentContext(cast.viewer), id)).get(evidenceId);
}

describe("assess", () => {
  test("stands beside what the owner says, by whom and why, in one trail row", async () => {
    await say(cast.leads.earlyHelp, "HU2-4", "on-track");
    expect(disagreementInWords(await position("HU2-4"))).toBeNull();
    for (const [viewer, words] of [
      [cast.business, "lead says on track, business team says at risk"],
      [cast.scrutineer, "lead says on track, scrutineer says at risk"],
    ] as const) {
      const before = await lastTrail();
      await assess(viewer, await assessment("HU2-4", "at-risk"));
      const row = { number: before.number + 1, command: "assess", personId: viewer.personId };
      expect(await lastTrail()).toMatchObject(row);
      const now = await position("HU2-4");
      expect(now).toMatchObject({ rating: "on-track", status: "at-risk", isDisputed: true });
      expect([disagreementInWords(now), statusNotes(now)]).toEqual([words, [words]]);
    }
    await assess(cast.business, await assessment("HU2-4", "on-track"));
    expect(await position("HU2-4")).toMatchObject({ status: "on-track", isDisputed: false });
  });

  test.each<[Rating, Rating, Status]>([
    ["on-track", "off-track", "off-track"],
    ["off-track", "on-track", "off-track"],
    ["at-risk", "not-started", "at-risk"],
    ["on-track", "not-started", "not-started"],
    ["not-started", "on-track", "not-started"],
    ["off-track", "at-risk", "off-track"],
  ])("of %s said and %s assessed the more cautious shows", async (said, assessed, shown) => {
    await say(cast.leads.training, "HU2-3", said);
    await assess(cast.business, await assessment("HU2-3", assessed));
    expect(await position("HU2-3")).toMatchObject({ status: shown });
  });

  test("delivered is for the owner to say first", async () => {
    await say(cast.leads.nhs, "HU2-1", "on-track");
    await expectNothingWritten(async () => {
      const attempt = assess(cast.business, await assessment("HU2-1", "delivered"));
      expect(Object.keys((await failureOf(Invalid, attempt)).fields)).toEqual(["rating"]);
    });
    await say(cast.leads.nhs, "HU2-1", "delivered");
    await assess(cast.business, await assessment("HU2-1", "delivered"));
    expect(await position("HU2-1")).toMatchObject({ status: "delivered", isDisputed: false });
  });

  test("a doubt about what is delivered is said beside it", async () => {
    await assess(cast.scrutineer, await assessment("HU2-1", "at-risk"));
    const now = await position("HU2-1");
    expect([now.status, statusNotes(now)]).toEqual(["delivered", ["lead says delivered, scrutineer says at risk"]]);
  });

  test("without a word of the owner's it shows alone", async () => {
    await assess(cast.business, await assessment("HU2-5", "not-started"));
    expect(await position("HU2-5")).toMatchObject({ status: "not-started", isDisputed: false, updateCount: 0 });
  });

  test("of two at once the second is shown both texts, and can go on in sight of the first", async () => {
    const mine = await assessment("HU2-4", "off-track", "What I saw.");
    const { trail } = await assess(cast.scrutineer, await assessment("HU2-4", "at-risk", "What they saw."));
    await expectNothingWritten(async () => {
      const conflict = await failureOf(Conflict, assess(cast.business, mine));
      const texts = ["At risk. What they saw.", "Off track. What I saw."];
      expect([conflict.texts.map(({ text }) => text), conflict.seen]).toEqual([texts, trail]);
    });
    await assess(cast.business, { ...mine, seen: trail });
    expect(await position("HU2-4")).toMatchObject({ status: "off-track" });
  });

  test("one that may identify a child counts for nobody until it is released", async () => {
    const doubtful = await assessment("HU2-2", "off-track", "Baby A was not seen.");
    const warned = await failureOf(Invalid, assess(cast.scrutineer, doubtful));
    expect(warned.passages).toMatchObject([{ field: "reason", text: "Baby A" }]);
    const { trail } = await assess(cast.scrutineer, doubtful, { postAnyway: true });
    expect(await position("HU2-2")).toMatchObject({ status: "no-update", assessment: null });
    await releaseHeld(cast.business, { heldTrail: trail, reason: "The name of a doll." });
    expect(await position("HU2-2")).toMatchObject({ status: "off-track", assessment: { role: "scrutineer" } });
  });

  test.each([
    ["no rating", { rating: "" }, "rating"],
    ["a rating there is not", { rating: "complete" }, "rating"],
    ["no reason", { reason: " " }, "reason"],
  ])("%s is refused beside its field", async (_name, wrong, field) => {
    await expectNothingWritten(async () => {
      const attempt = assess(cast.business, {
        reference: "HU2-3",
        rating: "at-risk",
        reason: "So.",
        seen: "0",
        ...wrong,
      });
      expect(Object.keys((await failureOf(Invalid, attempt)).fields)).toEqual([field]);
    });
  });
});

describe("appraiseEvidence", () => {
  test("sufficient or not, and why, in one trail row; the last word counts", async () => {
    const id = await evidence("Forms returned");
    expect(await appraised(id)).toBeUndefined();
    const before = await lastTrail();
    await appraiseEvidence(cast.business, appraisal(id, "no"));
    const { personId } = cast.business;
    expect(await lastTrail()).toMatchObject({ number: before.number + 1, command: "appraiseEvidence", personId });
    expect(await appraised(id)).toMatchObject({ isSufficient: false, reason: "It counts forms, not families." });
    await appraiseEvidence(cast.executive, appraisal(id, "yes"));
    expect(await appraised(id)).toMatchObject({ isSufficient: true, role: "executive" });
  });

  test("is not for whoever gave it, also where the business team gave it for the owner", async () => {
    const id = await evidence("Register", undefined, false, cast.business);
    await expectNothingWritten(async () => {
      await expect(appraiseEvidence(cast.business, appraisal(id, "yes"))).rejects.toBeInstanceOf(Forbidden);
    });
    await appraiseEvidence(await invited("business"), appraisal(id, "yes"));
    expect(await appraised(id)).toMatchObject({ isSufficient: true });
  });

  test("an older version can't be appraised any more, and both are kept", async () => {
    const older = await evidence("Families asked, 2025");
    const newer = await evidence("Families asked, 2026", older);
    await expectNothingWritten(async () => {
      const attempt = appraiseEvidence(cast.business, appraisal(older));
      expect((await failureOf(Conflict, attempt)).message).toContain("newer version");
    });
    await appraiseEvidence(cast.business, appraisal(newer, "yes"));
    const { id } = await getRecommendation(await currentContext(cast.viewer), "HU2-4");
    const kept = await listEvidence(await currentContext(cast.viewer), id);
    expect(kept.slice(0, 2)).toMatchObject([
      { id: newer, replacesId: older, replacedBy: null },
      { id: older, replacesId: null, replacedBy: newer },
    ]);
  });

  test("nor what is held, what is another recommendation's, and what is not there", async () => {
    const open = await evidence("Audit of plans");
    const held = await evidence("Letter, NHS number 943 476 5919", undefined, true);
    await expectNothingWritten(async () => {
      for (const given of [appraisal(held), appraisal(open, "no", "HU2-3"), appraisal(99_999)])
        await expect(appraiseEvidence(cast.business, given)).rejects.toBeInstanceOf(NotFound);
    });
  });

  test("its reason must be there, and must not identify anybody, since it counts at once", async () => {
    const id = await evidence("Survey");
    await expectNothingWritten(async () => {
      for (const wrong of [{ reason: "" }, { sufficient: "" }]) {
        const given = { reference: "HU2-4", evidenceId: `${id}`, sufficient: "no", reason: "So.", ...wrong };
        const { fields } = await failureOf(Invalid, appraiseEvidence(cast.business, given));
        expect(Object.keys(fields)).toEqual(Object.keys(wrong));
      }
      const doubtful = { ...appraisal(id), reason: "Baby A is in it." };
      const refused = await failureOf(Invalid, appraiseEvidence(cast.business, doubtful, { postAnyway: true }));
      expect(refused).toMatchObject({ mayPostAnyway: false, passages: [{ text: "Baby A" }] });
    });
  });
});

test("whoever may not is refused, leads of every agency among them, and nothing is written", async () => {
  const id = await evidence("Minutes");
  const given = await assessment("HU2-4", "at-risk");
  await expectNothingWritten(async () => {
    for (const viewer of everybodyBut(cast, cast.business, cast.scrutineer))
      await expect(assess(viewer, given)).rejects.toBeInstanceOf(Forbidden);
    for (const viewer of everybodyBut(cast, cast.business, cast.executive))
      await expect(appraiseEvidence(viewer, appraisal(id))).rejects.toBeInstanceOf(Forbidden);
  });
});

test("what breaks off half way leaves nothing behind", async () => {
  const id = await evidence("Notes");
  const given = await assessment("HU2-4", "at-risk");
  const breakOff = (table: string, attempt: () => Promise<unknown>) =>
    expectNothingWritten(() => whileBroken(table, () => expect(attempt()).rejects.toThrow("broken off")));
  await breakOff("assessments", () => assess(cast.business, given));
  await breakOff("appraisals", () => appraiseEvidence(cast.business, appraisal(id)));
});
