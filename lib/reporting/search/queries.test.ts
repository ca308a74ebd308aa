import { beforeAll, describe, expect, test } from "vitest";
import { addDays, dateOf, formatShortDate, now } from "#lib/core/clock.ts";
import { currentContext } from "#lib/core/context.ts";
import { renameAgency } from "#lib/partnership/agencies.commands.ts";
import { correctWording } from "#lib/partnership/reviews.commands.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { foundTexts, searchAs } from "#tests/support/search.ts";
import { scheduleTestMeeting } from "#tests/support/test-papers.ts";

withTestDatabase();
let cast: TestUsers;
const numbers = new Map<string, number>();

beforeAll(async () => {
  cast = await seedTestUsers();
  for (const number of [1, 2, 3, 4, 5]) {
    const reference = `HU2-${number}`;
    numbers.set(reference, (await getRecommendation(await currentContext(cast.viewer), reference)).id);
  }
  await ask("HU2-1", "Which midwives have supervised the zebra crossing?");
  await ask("HU2-2", "The zebra crossings are supervised.");
  await ask("HU2-2", "A second zebra, and a café.");
  await ask("HU2-3", "A crossing without a zebra is safe.");
});

const ask = async (reference: string, words: string, postAnyway = false) =>
  (await askQuestion(cast.business, { reference, words }, { postAnyway })).trail;

/** The references of the recommendations that a viewer finds, and the kinds of what else is found. */
async function found(q: string, viewer = cast.viewer, narrowed = {}) {
  const { results } = await searchAs(viewer, q, narrowed);
  const references = new Map([...numbers].map(([reference, id]) => [id, reference]));
  return results.map(({ kind, id }) => (kind === "recommendation" ? references.get(id) : kind));
}

describe("finds", () => {
  test.each([
    ["a word", "midwives", ["HU2-1"]],
    ["another form of it", "supervising midwives", ["HU2-1"]],
    ["without accents and capitals", "CAFE", ["HU2-2"]],
    ["a beginning, with a star", "midw*", ["HU2-1"]],
    ["a beginning, without one", "midw", ["HU2-1"]],
    ["a beginning longer than the stem", "supervisin", []],
    ["a phrase", '"zebra crossing"', ["HU2-2", "HU2-1"]],
    ["all words of a search", "zebra safe", ["HU2-3"]],
    ["a reference", "HU2-4", ["HU2-4"]],
    ["nothing", "xylophone", []],
  ])("%s: %j", async (_what, q, expected) => {
    expect([...(await found(q))].sort()).toEqual([...expected].sort());
  });

  test("any beginning of a word, up to the whole of it", async () => {
    await ask("HU2-5", "The organisational circumstances");
    for (let length = 3; length <= "organisational".length; length += 1)
      expect(await found(`${"organisational".slice(0, length)} circumstances`)).toEqual(["HU2-5"]);
  });

  test("texts of every kind: evidence, names of agencies, reviews, meetings", async () => {
    const link = {
      url: "https://example.org/",
      title: "Register of walruses",
      shows: "activity",
      trueOn: "2026-01-05",
    };
    await addEvidence(cast.leads.earlyHelp, { reference: "HU2-4", evidence: [link] });
    expect(await found("walrus")).toEqual(["HU2-4"]);
    expect(await found("example.org")).toEqual([]);
    await scheduleTestMeeting(cast, addDays(dateOf(now()), 30));
    expect(await found("Early Help")).toContain("agency");
    expect(await found("HU2 harm")).toContain("review");
  });

  test("titles and wordings before other texts, and the best of each recommendation first", async () => {
    const { shortTitle } = await getRecommendation(await currentContext(cast.viewer), "HU2-2");
    await ask("HU2-1", `${shortTitle}, and what else there is to say of it.`);
    expect((await found(shortTitle)).slice(0, 2)).toEqual(["HU2-2", "HU2-1"]);
    const { results } = await searchAs(cast.viewer, "zebra");
    expect(results.map(({ matches, more }) => matches.length + more)).toEqual(expect.arrayContaining([2, 1, 1]));
  });

  test("and marks what it found, with the label of its event", async () => {
    expect(await foundTexts(cast.viewer, "midwives")).toEqual(["Which [midwives] have supervised the zebra crossing?"]);
    const { results } = await searchAs(cast.viewer, "midwives");
    const label = `Question, ${formatShortDate(dateOf(now()))}`;
    expect(results[0]?.matches[0]).toMatchObject({ label, isSample: false });
  });

  test("a wording without a date, and what was set up dated as the report", async () => {
    const { wording } = await getRecommendation(await currentContext(cast.viewer), "HU2-2");
    const labels = async (q: string) =>
      (await searchAs(cast.viewer, q)).results.flatMap(({ matches }) => matches.map(({ label }) => label));
    expect(await labels(`"${wording.slice(0, 40)}"`)).toContain("Wording");
    const dated = (await labels("Kent")).filter((label) => label !== "Wording");
    expect(dated).not.toEqual([]);
    for (const label of dated) expect(label).toMatch(/, dated as /);
  });
});

describe("words of several texts", () => {
  test("find the recommendation that has all of them, with its review and its owner, where no text has", async () => {
    await ask("HU2-1", "Was the gazebo painted?");
    await ask("HU2-1", "The pergola is old.");
    await ask("HU2-2", "A gazebo alone.");
    expect(await found("gazebo pergola")).toEqual(["HU2-1"]);
    expect(await found("pergola harm")).toEqual(["HU2-1"]);
    expect(await found("gazebo HU2-2")).toEqual(["HU2-2"]);
    await ask("HU2-3", "A trampoline.");
    expect(await found("trampoline kscmp")).toEqual(["HU2-3"]);
    expect((await foundTexts(cast.viewer, "gazebo pergola")).toSorted()).toEqual([
      "The [pergola] is old.",
      "Was the [gazebo] painted?",
    ]);
    expect(await found("gazebo xylophone")).toEqual([]);
    expect(await found('"gazebo pergola"')).toEqual([]);
  });

  test("one text with all of them comes alone, and filters narrow them", async () => {
    expect(await found("zebra safe")).toEqual(["HU2-3"]);
    expect(await found("gazebo pergola", cast.viewer, { rating: "complete" })).toEqual([]);
    expect(await found("gazebo pergola", cast.viewer, { review: "HU2" })).toEqual(["HU2-1"]);
  });

  test("with a slip in each of them", async () => {
    expect(await found("gazbeo perogla")).toEqual(["HU2-1"]);
    expect((await searchAs(cast.viewer, "gazbeo perogla")).correctedTo).toBe("gazebo pergola");
    expect((await searchAs(cast.viewer, "gazbeo harm")).correctedTo).toBe("gazebo harm");
  });
});

describe("a typing mistake", () => {
  test.each(["midwievs", "midwies", "mindwives", "midwices", "nidwives"])("%s is forgiven", async (typed) => {
    const { correctedTo, total } = await searchAs(cast.viewer, typed);
    expect([correctedTo, total]).toEqual(["midwives", 1]);
  });

  test("in a phrase or beside other words, too", async () => {
    expect((await searchAs(cast.viewer, '"zebar crossing"')).correctedTo).toBe('"zebra crossing"');
    expect((await searchAs(cast.viewer, "midwievs supervised")).correctedTo).toBe("midwives supervised");
  });

  test("is not corrected if the person wants it so, nor two of them in a word", async () => {
    expect(await searchAs(cast.viewer, "midwievs", { exact: "yes" })).toMatchObject({ total: 0, correctedTo: null });
    expect(await searchAs(cast.viewer, "midveivs")).toMatchObject({ total: 0, correctedTo: null });
  });
});

describe("filters", () => {
  test("narrow what is found as in the list", async () => {
    expect(await found("zebra", cast.viewer, { owner: cast.agencies.training })).toEqual(["HU2-3"]);
    expect(await found("zebra", cast.viewer, { review: "HU2" })).toHaveLength(3);
    expect(await found("zebra", cast.viewer, { review: "OTHER" })).toEqual([]);
    expect(await found("zebra", cast.viewer, { rating: "complete" })).toEqual([]);
  });

  test("pages begin after one another", async () => {
    expect(await found("zebra", cast.viewer, { page: 2 })).toEqual([]);
    expect((await searchAs(cast.viewer, "zebra", { page: 2 })).total).toBe(3);
  });
});

describe("only what counts is found", () => {
  test("the corrected wording, not the one before", async () => {
    const ctx = await currentContext(cast.business);
    const { shortTitle, wording, wordedBy } = await getRecommendation(ctx, "HU2-5");
    await ask("HU2-4", "Nothing about the flamingo of the wording.");
    const words = (more: string) => ({
      reference: "HU2-5",
      shortTitle,
      wording: `${wording} ${more}`,
      reason: "So printed.",
    });
    const { trail } = await correctWording(cast.business, { ...words("Flamingo."), seen: wordedBy });
    expect(await found("flamingo")).toEqual(expect.arrayContaining(["HU2-5"]));
    await correctWording(cast.business, { ...words("Pelican."), seen: trail });
    expect(await found("flamingo")).toEqual(["HU2-4"]);
    expect(await found("pelican")).toEqual(["HU2-5"]);
  });

  test("the corrected update, and the present name of an agency", async () => {
    const update = { reference: "HU2-3", rating: "on-track" as const, seen: 0, next: "Go on." };
    const { trail } = await postUpdate(cast.leads.training, { ...update, done: "The ostrich was bought." });
    expect(await found("ostrich")).toEqual(["HU2-3"]);
    const corrected = { ...update, done: "The emu was bought.", corrects: trail, seen: trail };
    await postUpdate(cast.leads.training, corrected);
    expect(await found("ostrich")).toEqual([]);
    expect(await found("emu")).toEqual(["HU2-3"]);
    await renameAgency(cast.business, { agencyId: cast.agencies.nhs, name: "Kestrel Trust", seen: cast.agencies.nhs });
    expect(await found("kestrel")).toEqual(["agency"]);
  });
});

describe("people", () => {
  test("are found by the business team alone, also with a typing mistake", async () => {
    for (const q of ["scrutineer", "scrutinere"])
      expect((await searchAs(cast.business, q)).people.map(({ name }) => name)).toEqual(["A scrutineer"]);
    for (const viewer of [cast.executive, cast.scrutineer, cast.viewer, ...Object.values(cast.leads)])
      for (const q of ["scrutineer", "scrutinere"]) expect((await searchAs(viewer, q)).people).toEqual([]);
  });
});
