import { beforeAll, describe, expect, test } from "vitest";
import { addDays, dateOf, now } from "#lib/core/clock.ts";
import { asOfInstant, atDate, contextAt, currentContext } from "#lib/core/context.ts";
import { scheduleMeeting } from "#lib/partnership/meetings.commands.ts";
import { listMeetings } from "#lib/partnership/meetings.queries.ts";
import { correctWording, publishReview, tagThemes } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { findTheme } from "#lib/partnership/themes.queries.ts";
import { linkRecommendations } from "#lib/recommendations/links/commands.ts";
import { acceptSignOff, confirmEmbedded, requestSignOff } from "#lib/recommendations/sign-off/commands.ts";
import { inDatabaseCopy, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { acceptanceOf, deliver } from "#tests/support/sign-offs.ts";
import { paperDocument } from "./papers/document.ts";
import { buildPaper, draftCover } from "./papers/draft.queries.ts";
import { listCandidates, listOthers, similarTo } from "./said-before.queries.ts";
import { countThemes, listUnderTheme, summaryOfTheme } from "./theme-entries.queries.ts";
import { extractDocument } from "./yearly-extract/document.ts";
import { buildExtract } from "./yearly-extract/queries.ts";

withTestDatabase();
let cast: TestUsers;
const ctxNow = () => currentContext(cast.business);
const SLEEP = "Practitioners should discuss safer sleep with the parents of every baby, and record that they did.";
const AGAIN =
  "Midwives must talk to families about the dangers of unsafe sleeping arrangements for infants, and document the advice.";
const publish = (code: string, title: string, publishedOn: string, ...wordings: string[]) =>
  publishReview(cast.business, {
    code,
    title,
    kind: "Audit",
    publishedOn,
    publisher: "A partnership",
    scope: "What was studied.",
    themes: [{ name: "Sleep" }],
    recommendations: wordings.map((wording, index) => ({ shortTitle: `Title ${index + 1}`, wording })),
  });
beforeAll(async () => {
  cast = await seedTestUsers();
  await publish("AA1", "Sleep of babies", "2020-03-01", SLEEP, "Police should tell schools of domestic abuse.");
  await publish("BB1", "Sleep again", "2024-06-30", AGAIN, "Talk about sleep to parents, and record it.");
});

const candidatesOf = async (reference: string) => {
  const ctx = await ctxNow();
  return listCandidates(ctx, await getRecommendation(ctx, reference));
};
const references = (of: readonly { readonly reference: string }[]) => of.map(({ reference }) => reference);
const link = (reference: string, chosen: string, kind: "same-again" | "builds-on" | "replaces" = "same-again") =>
  linkRecommendations(cast.business, { reference, chosen, kind, reason: "Both ask for it." });
const inCopy = (what: string, work: () => Promise<void>) => test(what, () => inDatabaseCopy(work));

describe("the others to choose from", () => {
  const othersOf = async (reference: string, most?: number) => {
    const ctx = await ctxNow();
    return listOthers(ctx, await getRecommendation(ctx, reference), most);
  };

  inCopy("are those of other reviews by review, without those linked already", async () => {
    const before = (await othersOf("BB1-1")) ?? [];
    const names = before.map(({ name }) => name);
    expect(names).toContain("Sleep of babies");
    expect(before.flatMap(({ recommendations }) => references(recommendations))).not.toContain("BB1-1");
    await link("BB1-1", "AA1-1");
    const after = (await othersOf("BB1-1")) ?? [];
    expect(after.flatMap(({ recommendations }) => references(recommendations))).not.toContain("AA1-1");
  });

  test("are none where they are more than a person looks through", async () => {
    expect(await othersOf("BB1-1", 3)).toBeNull();
  });
});

describe("candidates", () => {
  test("are those of other reviews that are alike, with where they stand and why they are shown", async () => {
    const [first, ...others] = await candidatesOf("BB1-1");
    expect(first).toMatchObject({
      reference: "AA1-1",
      wording: SLEEP,
      review: { code: "AA1", title: "Sleep of babies", publishedOn: "2020-03-01" },
      status: { status: "no-update", owner: null },
      words: expect.arrayContaining(["sleep", "parents", "baby"]),
      sharesTheme: false,
    });
    expect(references(others)).not.toContain("BB1-2");
    expect(references(others)).not.toContain("AA1-2");
  });

  inCopy("leave out what is linked already", async () => {
    await link("BB1-1", "AA1-1");
    expect(references(await candidatesOf("BB1-1"))).not.toContain("AA1-1");
    expect(references(await candidatesOf("BB1-2"))).toContain("AA1-1");
  });

  inCopy("are found by the wording that counts, and by a review that was just added", async () => {
    const { wordedBy } = await getRecommendation(await ctxNow(), "AA1-2");
    const correction = { reference: "AA1-2", shortTitle: "Sleep", wording: AGAIN, reason: "It was wrong." };
    expect(references(await candidatesOf("BB1-1"))).not.toContain("AA1-2");
    await correctWording(cast.business, { ...correction, seen: wordedBy });
    expect((await candidatesOf("BB1-1"))[0]?.reference).toBe("AA1-2");
    await publish("CC1", "A third one", "2025-01-05", AGAIN);
    expect(references(await candidatesOf("BB1-1")).slice(0, 2)).toContain("CC1-1");
  });

  inCopy("count a theme of the same name, of whichever review", async () => {
    const score = async () =>
      (await candidatesOf("BB1-1")).find(({ reference }) => reference === "AA1-1") ?? { score: 0, sharesTheme: false };
    const before = await score();
    for (const reference of ["AA1-1", "BB1-1"]) await tagThemes(cast.business, { reference, newThemes: "sleep" });
    expect(await score()).toMatchObject({ sharesTheme: true });
    expect((await score()).score).toBeCloseTo(before.score + 0.1);
  });

  test("of wordings that are not in the tracker are found for each, in their order", async () => {
    const found = await similarTo(await ctxNow(), [
      "Buy new chairs.",
      AGAIN,
      "Schools hear of domestic violence by police.",
    ]);
    expect(found.map((of) => of[0]?.reference ?? null)).toEqual([null, "BB1-1", "AA1-2"]);
    expect(found.every((of) => of.length <= 3)).toBe(true);
  });
});

describe("a theme across reviews", () => {
  inCopy("lists what is under it in the order of time, with what became of it", async () => {
    for (const reference of ["BB1-1", "AA1-1", "HU2-1"])
      await tagThemes(cast.business, { reference, newThemes: "SLEEP" });
    const ctx = await ctxNow();
    const theme = await findTheme(ctx, "sleep");
    const entries = theme ? await listUnderTheme(ctx, theme) : [];
    expect(entries.map(({ status, review, closedOn }) => [status.reference, review.publishedOn, closedOn])).toEqual([
      ["AA1-1", "2020-03-01", null],
      ["HU2-1", "2022-05-13", null],
      ["BB1-1", "2024-06-30", null],
    ]);
    expect(summaryOfTheme(entries)).toMatchObject({ total: 3, open: 3 });
    expect((await countThemes(ctx)).find(({ name }) => name === "Sleep")).toEqual({
      name: "Sleep",
      total: 3,
      open: 3,
      reviews: 3,
      years: "2020 to 2024",
    });
  });
});

inCopy("what was confirmed at its re-check was closed when its sign-off was accepted", async () => {
  await tagThemes(cast.business, { reference: "HU2-4", newThemes: "Sleep" });
  const asked = await requestSignOff(cast.leads.earlyHelp, await deliver(cast.leads.earlyHelp, "HU2-4"));
  const { trail: seen } = await acceptSignOff(cast.executive, await acceptanceOf("HU2-4", asked.trail));
  const accepted = dateOf(now());
  const at = now() + 200 * 24 * 60 * 60 * 1000;
  const confirmation = { reference: "HU2-4", seen, reason: "It has lasted.", decision: "embedded" } as const;
  await confirmEmbedded(cast.executive, confirmation, { at });
  const ctx = contextAt(cast.business, await asOfInstant(at));
  const theme = await findTheme(ctx, "Sleep");
  const [entry] = theme ? await listUnderTheme(ctx, theme) : [];
  expect(entry).toMatchObject({ status: { status: "embedded" }, closedOn: accepted });
  expect(entry && summaryOfTheme([entry])).toMatchObject({ total: 1, open: 0 });
});

describe("paper and yearly extract", () => {
  const linesUnder = (sections: readonly { heading: string; blocks: readonly unknown[] }[], heading: string) =>
    JSON.stringify(sections.find((section) => section.heading === heading)?.blocks ?? null);

  beforeAll(async () => {
    await scheduleMeeting(cast.business, { title: "Executive", heldOn: addDays(dateOf(now()), 9) });
  });

  async function paper() {
    const ctx = await ctxNow();
    const [meeting] = await listMeetings(ctx);
    if (!meeting) throw new Error("no meeting");
    return buildPaper(await ctxNow(), meeting, await draftCover(ctx, meeting));
  }

  inCopy("say what was said before, how often, and what became of it", async () => {
    expect(linesUnder(paperDocument(await paper(), null).sections, "Said before")).toBe("null");
    await link("HU2-1", "AA1-1");
    await link("BB1-1", "HU2-1");
    await link("BB1-2", "HU2-2", "replaces");
    const written = await paper();
    const sentence = "Third time since 2020; same again as HU2-1 (Harm to Under 2s in Kent, 2022: no update yet).";
    const said = linesUnder(paperDocument(written, null).sections, "Said before");
    expect(said).toContain(sentence);
    expect(said).toContain("Replaces HU2-2 (Harm to Under 2s in Kent, 2022: no update yet).");
    expect(said).not.toContain("AA1-1,");
    const of = (reference: string) => written.details.find((detail) => detail.reference === reference);
    expect(of("BB1-1")?.beside).toContain("third time since 2020");
    expect(of("BB1-1")?.particulars).toContainEqual({ name: "In other reviews", words: sentence });
    expect(of("HU2-2")?.beside).toContain("replaced by BB1-2");
    expect(of("AA1-2")?.particulars.map(({ name }) => name)).not.toContain("In other reviews");

    const today = dateOf(now());
    const extract = extractDocument(await buildExtract(await ctxNow(), { from: addDays(today, -300), to: today }));
    expect(linesUnder(extract.sections, "What had been said before")).toContain(sentence);
  });

  inCopy("of a year that ended before the link was made do not say it", async () => {
    await link("HU2-1", "AA1-1");
    const ctx = await ctxNow();
    const yesterday = addDays(ctx.asOf.date, -1);
    const earlier = await buildExtract(await atDate(ctx, yesterday), { from: addDays(yesterday, -300), to: yesterday });
    expect(earlier.saidBefore).toEqual([]);
  });
});
