import { beforeAll, describe, expect, test } from "vitest";
import { createTriggers, dropTriggers } from "#db/triggers.ts";
import { chainBreaks } from "#db/verify.ts";
import { type Context, contextAt, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Invalid } from "#lib/core/errors.ts";
import type { FormValues } from "#lib/core/input.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { listForExport } from "#lib/reporting/recommendation-list.queries.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { listAllStatuses, statusesById } from "#lib/status/queries.ts";
import { inDatabaseCopy, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { correctWording, publishReview } from "./reviews.commands.ts";
import { getRecommendation, getReview } from "./reviews.queries.ts";
import { listEarlierWordings, wordingsOf } from "./wordings.queries.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const AS_PUBLISHED = "The ICB should share plans.";
const review = {
  title: "Bruising in babies",
  kind: "Audit",
  publishedOn: "2026-01-05",
  publisher: "A partnership",
  scope: "How bruises were answered.",
} as const;
const worded = [{ shortTitle: "Sharing plans", wording: AS_PUBLISHED }];

const publish = (code: string, more: FormValues = {}) =>
  publishReview(cast.business, { ...review, code, recommendations: worded, ...more });
const now = () => currentContext(cast.business);
const before = async (trail: number) => contextAt(cast.business, { ...(await now()).asOf, event: trail - 1 });

describe("publishReview", () => {
  test("numbers the recommendations by its code, and keeps link, figures and themes", async () => {
    const { trail } = await publish("aa1", {
      link: "https://www.example.org/aa1",
      figures: [{ figure: "4", words: "babies", base: "the 11 studied" }],
      themes: [{ name: "Bruising" }],
    });
    const found = await getReview(await now(), "AA1");
    expect(found).toMatchObject({ id: trail, link: "https://www.example.org/aa1", recommendationCount: 1 });
    expect(found.figures).toMatchObject([{ figure: "4", words: "babies", base: "the 11 studied", section: "" }]);
    expect(found.themes.map(({ name }) => name)).toEqual(["Bruising"]);
    expect(await getRecommendation(await now(), "AA1-1")).toMatchObject({ ...worded[0], wordedBy: trail });
  });

  test.each([
    ["a code that is taken", { code: "HU2" }, "code", /^There is a review with the code HU2 already/],
    ["a day to come", { publishedOn: "2099-01-05" }, "publishedOn", /not after today/],
    ["another kind", { kind: "Report" }, "kind", /^Choose what kind/],
    ["a code with a hyphen", { code: "A-1" }, "code", /^Enter a short code of 2 to 8/],
    ["a link with a password", { link: "https://ann:secret@example.org" }, "link", /password or a key/],
    ["no recommendation", { recommendations: [] }, "recommendations", /at least one/],
  ])("refuses %s", async (_what, more, field, sentence) => {
    const refused = await publish("BB1", more).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Invalid);
    expect(refused).toMatchObject({ fields: { [field]: expect.stringMatching(sentence) } });
  });

  test.each([
    ["title", { title: "Baby A was born on 3 May 2021" }],
    ["recommendations.0.wording", { recommendations: [{ shortTitle: "Plans", wording: "Tell mum of Child B." }] }],
    ["recommendations.0.shortTitle", { recommendations: [{ shortTitle: "Child B", wording: AS_PUBLISHED }] }],
    ["figures.0.words", { figures: [{ figure: "1", words: "visit to Child B" }] }],
    ["themes.0.name", { themes: [{ name: "Child B" }] }],
  ])("asks about what may identify a child in %s, and takes it once it is read again", async (field, more) => {
    const code = `C${field.length}${field.charCodeAt(0)}`;
    const asked = await publish(code, more).catch((error: unknown) => error);
    expect(asked).toMatchObject({ mayPostAnyway: true, passages: expect.arrayContaining([{ ...anything, field }]) });
    const input = { ...review, code, recommendations: worded, ...more };
    await publishReview(cast.business, input, { postAnyway: true });
    expect((await getReview(await now(), code)).code).toBe(code);
  });

  const anything = {
    before: expect.any(String),
    text: expect.any(String),
    after: expect.any(String),
    reason: expect.any(String),
  };
});

describe("correctWording", () => {
  const correct = (reference: string, seen: number, more: FormValues = {}) =>
    correctWording(cast.business, {
      reference,
      shortTitle: "Sharing every plan",
      wording: "The ICB should share every plan.",
      reason: "A word was left out.",
      seen,
      ...more,
    });

  test("counts from now on, and what was worded before stays beside it and on past dates", async () => {
    const { trail: published } = await publish("DD1");
    const { trail: corrected } = await correct("DD1-1", published);
    const { id, ...current } = await getRecommendation(await now(), "DD1-1");
    expect(current).toMatchObject({ wording: "The ICB should share every plan.", wordedBy: corrected });
    expect(await listEarlierWordings(await now(), { id })).toMatchObject([
      { shortTitle: "Sharing plans", wording: AS_PUBLISHED, reason: "A word was left out." },
    ]);
    expect((await statusesById(await now(), [id])).get(id)?.shortTitle).toBe("Sharing every plan");

    const past = await before(corrected);
    expect(await getRecommendation(past, "DD1-1")).toMatchObject({ ...worded[0], wordedBy: published });
    expect(await listEarlierWordings(past, { id })).toEqual([]);
    expect((await wordingsOf(past, [id])).get(id)).toBe(AS_PUBLISHED);
    expect((await statusesById(past, [id])).get(id)?.shortTitle).toBe("Sharing plans");
    // Before it was published there is no other wording to show.
    expect(await getRecommendation(await before(published), "DD1-1")).toMatchObject(worded[0] ?? {});
  });

  test("the list is exported as it is worded as of its instant", async () => {
    const rows = await listForExport(await now(), { ...everything, review: "DD1" });
    expect(rows).toMatchObject([{ shortTitle: "Sharing every plan", wording: "The ICB should share every plan." }]);
  });

  test("the search finds a corrected wording by its words as of its instant", async () => {
    const found = async (ctx: Context, q: string) =>
      (await listAllStatuses(ctx, { q, review: "EE4" })).map(({ reference }) => reference);
    const { trail: published } = await publish("EE4");
    expect(await found(await now(), "share plans")).toEqual(["EE4-1"]);
    const { trail: first } = await correct("EE4-1", published);
    expect(await found(await now(), "every plan")).toEqual(["EE4-1"]);
    expect(await found(await now(), "share plans")).toEqual([]);
    const { trail: second } = await correct("EE4-1", first, { shortTitle: "Plans at night", wording: "Read them." });
    expect(await found(await now(), "plans at night")).toEqual(["EE4-1"]);
    expect(await found(await now(), "every plan")).toEqual([]);
    expect(await found(await before(second), "every plan")).toEqual(["EE4-1"]);
    expect(await found(await before(first), "share plans")).toEqual(["EE4-1"]);
    expect(await found(await before(first), "every plan")).toEqual([]);
  });

  test("each earlier wording has the reason of the correction that came after it, the latest first", async () => {
    const { trail: published } = await publish("DD2");
    const { trail: first } = await correct("DD2-1", published);
    await correct("DD2-1", first, { wording: "The ICB must share plans.", reason: "It says must." });
    const { id } = await getRecommendation(await now(), "DD2-1");
    expect(await listEarlierWordings(await now(), { id })).toMatchObject([
      { wording: "The ICB should share every plan.", reason: "It says must." },
      { wording: AS_PUBLISHED, reason: "A word was left out." },
    ]);
  });

  test("of what an earlier version of the tracker entered, the wording that it entered comes first", () =>
    inDatabaseCopy(async () => {
      const { trail } = await publish("DD3");
      const { sqlite } = database();
      dropTriggers(sqlite);
      sqlite.exec(`UPDATE recommendations SET short_title = 'Old title', wording = 'Old.' WHERE trail = ${trail};
        DELETE FROM wordings WHERE trail = ${trail}`);
      createTriggers(sqlite);
      const { id, ...old } = await getRecommendation(await now(), "DD3-1");
      expect(old).toMatchObject({ shortTitle: "Old title", wording: "Old.", wordedBy: trail });
      await correct("DD3-1", trail);
      expect((await getRecommendation(await now(), "DD3-1")).wording).toBe("The ICB should share every plan.");
      expect(await listEarlierWordings(await now(), { id })).toMatchObject([
        { shortTitle: "Old title", wording: "Old.", reason: "A word was left out." },
      ]);
    }));

  test("refuses what another person has corrected since, with both wordings", async () => {
    const { trail: published } = await publish("DD4");
    const { trail: corrected } = await correct("DD4-1", published);
    const refused = await correct("DD4-1", published, { wording: "Mine." }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Conflict);
    expect(refused).toMatchObject({
      seen: corrected,
      texts: [{ text: "The ICB should share every plan." }, { text: "Mine." }],
    });
  });

  test("refuses the wording as it is", async () => {
    const { trail: published } = await publish("DD5");
    await expect(correct("DD5-1", published, worded[0])).rejects.toMatchObject({
      fields: { wording: expect.stringContaining("already") },
    });
  });

  test("a passage is removed from every wording and title of it, and the chain holds", async () => {
    const { trail: published } = await publish("DD6", {
      recommendations: [{ shortTitle: "Riverbend", wording: "Visit Riverbend." }],
    });
    await correct("DD6-1", published, { wording: "Visit all of Riverbend.", reason: "Riverbend is meant." });
    await redact(cast.business, {
      factTrail: String(published),
      passage: "Riverbend",
      reason: "It points to one home.",
      everywhere: "on",
    });
    const recommendation = await getRecommendation(await now(), "DD6-1");
    expect(recommendation.wording).toBe("Visit all of [removed].");
    expect(await listEarlierWordings(await now(), recommendation)).toMatchObject([
      { shortTitle: "[removed]", wording: "Visit [removed].", reason: "[removed] is meant." },
    ]);
    expect([...chainBreaks(database().sqlite)]).toEqual([]);
  });
});
