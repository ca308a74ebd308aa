import { beforeAll, describe, expect, test } from "vitest";
import { type AsOf, asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { releaseHeld } from "./commands.ts";
import { getHeldText, listHeldTexts } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
let heldUpdate: number;
let heldEvidence: number;
const identifying = "Letter, NHS number 943 476 5919";

beforeAll(async () => {
  cast = await seedTestUsers();
  const link = { url: "https://example.org/", shows: "activity", trueOn: "2026-01-05" };
  const update = {
    reference: "HU2-4",
    seen: 0,
    rating: "on-track",
    done: "Plans are shared.\nChild A, aged 3 months, of Ashford was seen.",
    // Two places of the form are left empty, and are not kept.
    evidence: [{}, { ...link, title: identifying }, {}, { ...link, title: "Audit of plans" }],
  };
  heldUpdate = (await postUpdate(cast.leads.earlyHelp, update, { postAnyway: true })).trail;
  const evidence = { reference: "HU2-1", evidence: [{ ...link, title: identifying }] };
  heldEvidence = (await addEvidence(cast.leads.nhs, evidence, { postAnyway: true })).trail;
});

describe("what is held", () => {
  test("is listed for the business team, the longest held first, with how much was found", async () => {
    expect(await listHeldTexts(await currentContext(cast.business))).toMatchObject([
      { trail: heldUpdate, reference: "HU2-4", command: "postUpdate", agencyId: cast.agencies.earlyHelp },
      { trail: heldEvidence, reference: "HU2-1", command: "addEvidence", agencyId: cast.agencies.nhs },
    ]);
  });

  test("is there in full, in the order in which it is kept", async () => {
    const held = await getHeldText(await currentContext(cast.business), heldUpdate);
    expect(held.texts.map(({ table, row, column, text }) => [table, row, column, text])).toEqual([
      ["evidence", 0, "title", identifying],
      ["evidence", 0, "url", "https://example.org/"],
      ["evidence", 1, "title", "Audit of plans"],
      ["evidence", 1, "url", "https://example.org/"],
      ["updates", 0, "done", "Plans are shared.\nChild A, aged 3 months, of Ashford was seen."],
    ]);
    expect(held.evidence.map(({ title }) => title)).toEqual([identifying, "Audit of plans"]);
    expect(held.passages.map(({ field }) => field)).toEqual(["done", "evidence.1.title"]);
  });

  test("is not there for anybody else, its author among them", async () => {
    const asOf = await asOfInstant();
    for (const viewer of [cast.executive, cast.scrutineer, cast.viewer, ...Object.values(cast.leads)]) {
      await expect(listHeldTexts(await currentContext(viewer))).rejects.toBeInstanceOf(NotFound);
      await expect(getHeldText(contextAt(viewer, asOf), heldUpdate)).rejects.toBeInstanceOf(NotFound);
    }
    await expect(getHeldText(contextAt(cast.business, asOf), 1)).rejects.toBeInstanceOf(NotFound);
  });

  test("once released is listed no more, and says who released it and why", async () => {
    const whileHeld = await asOfInstant();
    const { trail: releasedBy } = await releaseHeld(cast.business, {
      heldTrail: heldEvidence,
      reason: "A made-up number.",
    });
    expect((await listHeldTexts(await currentContext(cast.business))).map(({ trail }) => trail)).toEqual([heldUpdate]);
    expect((await getHeldText(await currentContext(cast.business), heldEvidence)).released).toMatchObject({
      personId: cast.business.personId,
      reason: "A made-up number.",
    });
    const { id } = await getRecommendation(await currentContext(cast.business), "HU2-1");
    const listed = async (asOf: AsOf) => listEvidence(contextAt(cast.business, asOf), id);
    expect(await listed(await asOfInstant())).toMatchObject([{ trail: heldEvidence, held: true, releasedBy }]);
    // As at a moment before, it is held: nothing that came later shows there.
    expect(await listed(whileHeld)).toMatchObject([{ trail: heldEvidence, held: true, releasedBy: null }]);
  });
});
