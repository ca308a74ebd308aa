import { beforeAll, describe, expect, test } from "vitest";
import { chainBreaks } from "#db/verify.ts";
import { type Context, contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Forbidden, Invalid, NotFound } from "#lib/core/errors.ts";
import { publishReview } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { changesSince } from "#lib/reporting/changes/queries.ts";
import { lookups } from "#lib/reporting/timeline/lookups.ts";
import { timelineOf } from "#lib/reporting/timeline/queries.ts";
import { deriveBoard, statusBoard } from "#lib/status/board.ts";
import { statusNotes } from "#lib/status/labels.ts";
import { statusesById } from "#lib/status/queries.ts";
import {
  everyoneExcept,
  expectNothingWritten,
  inDatabaseCopy,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { linkRecommendations, unlinkRecommendations } from "./commands.ts";
import { listLinks } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
  for (const [code, publishedOn] of [
    ["AA1", "2020-03-01"],
    ["BB1", "2022-01-05"],
  ] as const)
    await publishReview(cast.business, {
      code,
      title: `The review ${code}`,
      kind: "Audit",
      publishedOn,
      publisher: "A partnership",
      scope: "What was studied.",
      recommendations: [
        { shortTitle: "Plans", wording: "Share plans." },
        { shortTitle: "Sleep", wording: "Talk about sleep." },
      ],
    });
});

const reason = "Both ask for the same plan.";
const now = () => currentContext(cast.business);
const before = async (trail: number) => contextAt(cast.business, { ...(await now()).asOf, event: trail - 1 });
const idOf = async (reference: string) => (await getRecommendation(await now(), reference)).id;
const link = (reference: string, chosen: string, kind: "same-again" | "builds-on" | "replaces" = "same-again") =>
  linkRecommendations(cast.business, { reference, chosen, kind, reason });
const unlink = (reference: string, linkTrail: number) =>
  unlinkRecommendations(cast.business, { reference, linkTrail, reason: "They are about other plans." });

async function linksOf(reference: string, ctx?: Context) {
  const links = await listLinks(ctx ?? (await now()), { id: await idOf(reference) });
  return links.map(({ kind, isLater, other }) => [kind, isLater ? "later" : "earlier", other.reference]);
}

async function notesOf(reference: string, ctx?: Context) {
  const id = await idOf(reference);
  const status = (await statusesById(ctx ?? (await now()), [id])).get(id);
  return status ? statusNotes(status) : [];
}

const inCopy = (what: string, work: () => Promise<void>) => test(what, () => inDatabaseCopy(work));

describe("linkRecommendations", () => {
  inCopy("is shown on both, whichever it was made at", async () => {
    await link("AA1-1", "HU2-1");
    await link("HU2-1", "BB1-1", "builds-on");
    expect(await linksOf("HU2-1")).toEqual([
      ["builds-on", "later", "BB1-1"],
      ["same-again", "later", "AA1-1"],
    ]);
    expect(await linksOf("AA1-1")).toEqual([["same-again", "earlier", "HU2-1"]]);
    expect(await linksOf("BB1-1")).toEqual([["builds-on", "earlier", "HU2-1"]]);
  });

  inCopy("counts on the board for the whole chain, and as at a day only what was linked by then", async () => {
    await statusBoard(await now());
    const { trail: first } = await link("BB1-1", "AA1-1");
    const { trail: second } = await link("HU2-1", "AA1-1");
    expect(await notesOf("HU2-1")).toContain("third time since 2020");
    expect(await notesOf("BB1-1")).toContain("second time since 2020");
    expect(await notesOf("AA1-1")).not.toContain(expect.stringMatching(/time since/));
    expect(await notesOf("HU2-1", await before(second))).not.toContain("third time since 2020");
    expect(await notesOf("BB1-1", await before(second))).toContain("second time since 2020");
    expect(await linksOf("AA1-1", await before(first))).toEqual([]);
    expect(await statusBoard(await now())).toEqual(await deriveBoard(await now()));
    const { trail: removed } = await unlink("AA1-1", first);
    expect(await notesOf("HU2-1")).toContain("second time since 2020");
    expect(await notesOf("HU2-1", await before(removed))).toContain("third time since 2020");
    expect(await statusBoard(await now())).toEqual(await deriveBoard(await now()));
  });

  inCopy("leaves the status of what is replaced as it is, with a note beside it", async () => {
    const id = await idOf("AA1-1");
    const earlier = (await statusesById(await now(), [id])).get(id);
    await link("HU2-1", "AA1-1", "replaces");
    const status = (await statusesById(await now(), [id])).get(id);
    expect(status?.status).toBe(earlier?.status);
    expect(status?.assurance).toBeNull();
    expect(await notesOf("AA1-1")).toContain("replaced by HU2-1");
    expect(await notesOf("HU2-1")).not.toContain(expect.stringMatching(/replace/));
  });

  inCopy("is told in the timeline and in the changes of both", async () => {
    const since = (await now()).asOf;
    const { trail } = await link("HU2-1", "AA1-1", "builds-on");
    await unlink("AA1-1", trail);
    const ctx = await now();
    for (const reference of ["HU2-1", "AA1-1"]) {
      const recommendation = await getRecommendation(ctx, reference);
      const known = await lookups(ctx);
      const entries = await timelineOf(ctx, recommendation, "decisions");
      expect(entries.slice(0, 2).map(({ event }) => event.title(known))).toEqual([
        "Link removed: HU2-1 builds on AA1-1",
        "Linked: HU2-1 builds on AA1-1",
      ]);
      const [changes] = await changesSince(ctx, since, [recommendation.id]);
      expect(changes?.events.map(({ event }) => event.change(known))).toEqual([
        "linked: HU2-1 builds on AA1-1",
        "link removed: HU2-1 builds on AA1-1",
      ]);
    }
  });

  inCopy("of two that are linked is refused, from either end, until the link is removed", async () => {
    const { trail } = await link("HU2-1", "AA1-1");
    await expectNothingWritten(async () => {
      const refused = await link("AA1-1", "HU2-1", "replaces").catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Conflict);
      expect(refused).toMatchObject({
        message: expect.stringContaining("AA1-1 and HU2-1 are linked already: said again in HU2-1."),
        texts: [{ label: "Why they are linked", text: reason }],
      });
    });
    await unlink("HU2-1", trail);
    await link("AA1-1", "HU2-1", "replaces");
    expect(await linksOf("AA1-1")).toEqual([["replaces", "earlier", "HU2-1"]]);
  });

  test.each([
    ["one of the same review", "HU2-2", "Choose a recommendation of another review: these two are of the same one."],
    ["itself", "HU2-1", "Choose a recommendation of another review: these two are of the same one."],
    ["an unknown one", "ZZ9-1", "There is no recommendation “ZZ9-1”: enter its reference, such as HU2-1."],
    [
      "what is no reference",
      "the swim one",
      "There is no recommendation “the swim one”: enter its reference, such as HU2-1.",
    ],
  ])("to %s is refused", async (_what, entered, sentence) => {
    const input = { reference: "HU2-1", entered, kind: "same-again", reason } as const;
    await expectNothingWritten(async () => {
      const refused = await linkRecommendations(cast.business, input).catch((error: unknown) => error);
      expect(refused).toBeInstanceOf(Invalid);
      expect(refused).toMatchObject({ fields: { entered: sentence } });
    });
  });

  inCopy("is for the business team alone, and so is its removal", async () => {
    const { trail } = await link("BB1-1", "AA1-1");
    for (const viewer of everyoneExcept(cast, cast.business)) {
      const input = { reference: "HU2-1", chosen: "AA1-1", kind: "same-again", reason } as const;
      await expect(linkRecommendations(viewer, input)).rejects.toBeInstanceOf(Forbidden);
      const removal = { reference: "BB1-1", linkTrail: trail, reason };
      await expect(unlinkRecommendations(viewer, removal)).rejects.toBeInstanceOf(Forbidden);
      expect(await linksOf("BB1-1", await currentContext(viewer))).toHaveLength(1);
    }
  });

  inCopy("asks about a reason that may identify a child", async () => {
    const input = { reference: "HU2-1", chosen: "AA1-1", kind: "same-again", reason: "Both are of Child B." } as const;
    const asked = await linkRecommendations(cast.business, input).catch((error: unknown) => error);
    expect(asked).toMatchObject({ mayPostAnyway: true, passages: [expect.objectContaining({ field: "reason" })] });
  });

  inCopy("keeps no passage of a reason that is redacted, and the chain holds", async () => {
    const { trail } = await linkRecommendations(cast.business, {
      reference: "HU2-1",
      chosen: "AA1-1",
      kind: "same-again",
      reason: "Both are about Riverbend.",
    });
    const { trail: removed } = await unlinkRecommendations(cast.business, {
      reference: "HU2-1",
      linkTrail: trail,
      reason: "Riverbend is not in both.",
    });
    const why = "It points to one home.";
    for (const fact of [trail, removed])
      await redact(cast.business, { factTrail: String(fact), passage: "Riverbend", reason: why });
    const ctx = await before(removed);
    expect(await listLinks(ctx, { id: await idOf("HU2-1") })).toMatchObject([{ reason: "Both are about [removed]." }]);
    const known = await lookups(await now());
    for (const reference of ["HU2-1", "AA1-1"]) {
      const recommendation = await getRecommendation(await now(), reference);
      const entries = await timelineOf(await now(), recommendation, "everything");
      const told = entries.flatMap(({ event }) => event.details(known).map(({ text }) => text)).join(" ");
      expect(told).toContain("Both are about [removed].");
      expect(told).not.toContain("Riverbend");
    }
    expect([...chainBreaks(database().sqlite)]).toEqual([]);
  });
});

describe("unlinkRecommendations", () => {
  inCopy("removes a link once, and only at its own recommendations", async () => {
    const { trail } = await link("HU2-1", "AA1-1");
    await expect(unlink("HU2-2", trail)).rejects.toBeInstanceOf(NotFound);
    await expect(unlink("HU2-1", trail + 1000)).rejects.toBeInstanceOf(NotFound);
    await unlink("AA1-1", trail);
    expect(await linksOf("HU2-1")).toEqual([]);
    await expect(unlink("HU2-1", trail)).rejects.toBeInstanceOf(NotFound);
  });
});
