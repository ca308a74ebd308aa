import { beforeAll, describe, expect, test } from "vitest";
import { dateOf, now } from "#lib/core/clock.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { commandsIn } from "#lib/reporting/timeline/registry.ts";
import { lastTrailRow, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { HISTORY_PAGE, listAuthors, listHistory } from "./queries.ts";
import { historyFilter } from "./rules.ts";

withTestDatabase();
let cast: TestUsers;
let question: number;
let held: number;
beforeAll(async () => {
  cast = await seedTestUsers();
  await setSuccessMeasure(cast.business, { reference: "HU2-1", words: "Every ward offers it.", seen: 0 });
  question = (await askQuestion(cast.executive, { reference: "HU2-4", words: "Who shares plans?" })).trail;
  const doubtful = { reference: "HU2-4", words: "Was Baby A seen?" };
  held = (await askQuestion(cast.scrutineer, doubtful, { postAnyway: true })).trail;
});

/** The rows of the history, narrowed as a URL narrows it. */
async function rows(narrowed: Record<string, string> = {}, viewer = cast.business, most?: number) {
  return listHistory(await currentContext(viewer), historyFilter.parse(narrowed), most);
}
const numbers = async (...given: Parameters<typeof rows>) => (await rows(...given)).map(({ number }) => number);
const commands = async (...given: Parameters<typeof rows>) => (await rows(...given)).map(({ command }) => command);
const upTo = (last: number) => Array.from({ length: last }, (_, index) => last - index);

describe("listHistory", () => {
  test("has every write there was, newest first, each with what it was, by whom and its seal", async () => {
    const last = await lastTrailRow();
    expect(await numbers({}, cast.business, 1000)).toEqual(upTo(last.number));
    expect((await rows()).find(({ number }) => number === question)).toMatchObject({
      command: "askQuestion",
      personId: cast.executive.personId,
      role: "executive",
      reference: "HU2-4",
      shortTitle: "Sharing Early Help assessments and plans",
      isHeld: false,
      digest: expect.any(String),
      hash: expect.any(String),
    });
  });

  test("is paged: the next page begins where the last one ended", async () => {
    const { number } = await lastTrailRow();
    const first = await numbers({}, cast.business, 4);
    const second = await numbers({ before: `${first.at(-1)}` }, cast.business, 4);
    expect([...first, ...second]).toEqual(upTo(number).slice(0, 8));
    for (let more = number; more <= HISTORY_PAGE; more += 1)
      await askQuestion(cast.business, { reference: "HU2-2", words: "Which standards?" });
    expect(await rows()).toHaveLength(HISTORY_PAGE);
  });

  test("as at a moment ends there", async () => {
    const asOf = { ...(await asOfInstant()), event: question };
    const [latest] = await listHistory(contextAt(cast.business, asOf), {});
    expect(latest).toMatchObject({ number: question });
  });

  test("is narrowed to a person, a recommendation, a kind and days, and to all of them at once", async () => {
    const theirs = { person: `${cast.executive.personId}` };
    expect(await numbers(theirs)).toEqual([question]);
    expect(await commands({ reference: "hu2-1" })).toEqual(["setSuccessMeasure", "assignOwner"]);
    expect(await commands({ kind: "owners" })).toEqual(Array.from({ length: 5 }, () => "assignOwner"));
    expect(await numbers({ ...theirs, kind: "questions", reference: "HU2-4", from: dateOf(now()) })).toEqual([
      question,
    ]);
    expect(await numbers({ ...theirs, reference: "HU2-1" })).toEqual([]);
    expect(await numbers({ reference: "HU2-99" })).toEqual([]);
  });

  test("a day begins and ends in Europe/London: midnight of 1 July 2022 is not the day before, as in UTC", async () => {
    const succession = ["dissolveAgency", "addAgency"];
    expect(await commands({ from: "2022-07-01", to: "2022-07-01" })).toEqual(succession);
    expect(await commands({ from: "2022-05-14", to: "2022-06-30" })).toEqual([]);
    expect((await commands({ to: "2022-05-13" })).at(-1)).toBe("publishReview");
    expect(await commands({ from: "2022-05-14", to: "2022-07-01" })).toEqual(succession);
  });

  test("what makes no sense in its address is passed over", async () => {
    const nonsense = { person: "x", reference: "<script>", kind: "all", from: "2026-02-30", to: "x", before: "-1" };
    expect(await numbers(nonsense)).toEqual(await numbers());
  });

  test("what was released or removed is about the recommendation it was written on", async () => {
    const doubtful = { reference: "HU2-3", words: "Was Baby C seen?" };
    const { trail } = await askQuestion(cast.business, doubtful, { postAnyway: true });
    await releaseHeld(cast.business, { heldTrail: trail, reason: "The name of a doll." });
    await redact(cast.business, { factTrail: `${trail}`, passage: "Baby C", reason: "To be safe." });
    expect(await rows({ kind: "held and removed" })).toMatchObject([
      { command: "redact", reference: "HU2-3", subjectKind: "trail", subjectId: trail },
      { command: "releaseHeld", reference: "HU2-3", subjectKind: "trail", subjectId: trail },
    ]);
    expect((await commands({ reference: "HU2-3" })).slice(0, 3)).toEqual(["redact", "releaseHeld", "askQuestion"]);
  });
});

describe("who sees it", () => {
  test("rows about people are the business team's alone", async () => {
    const aboutPeople = new Set(commandsIn("people"));
    const about = (await rows({}, cast.business, 1000)).filter(({ command }) => aboutPeople.has(command));
    expect(about.length).toBeGreaterThan(5);
    for (const viewer of [cast.scrutineer, cast.viewer]) {
      const seen = await commands({}, viewer, 1000);
      expect(seen.filter((command) => aboutPeople.has(command))).toEqual([]);
      expect(seen).toContain("publishReview");
      expect(await rows({ kind: "people" }, viewer)).toEqual([]);
    }
    expect(await rows({ kind: "people" })).toHaveLength(about.length);
  });

  test("what is held is absent for all but its author and the business team, until it is released", async () => {
    const sees = async (viewer = cast.viewer) => (await rows({}, viewer, 1000)).find(({ number }) => number === held);
    expect(await sees()).toBeUndefined();
    for (const viewer of [cast.scrutineer, cast.business]) expect(await sees(viewer)).toMatchObject({ isHeld: true });
    const whileHeld = await asOfInstant();
    await releaseHeld(cast.business, { heldTrail: held, reason: "The name of a doll." });
    expect(await sees()).toMatchObject({ isHeld: false });
    const then = await listHistory(contextAt(cast.viewer, whileHeld), {}, 1000);
    expect(then.map(({ number }) => number)).not.toContain(held);
  });

  test("leads and the Executive have each recommendation's own, and not this", async () => {
    for (const viewer of [cast.executive, ...Object.values(cast.leads)]) {
      await expect(rows({}, viewer)).rejects.toBeInstanceOf(NotFound);
      await expect(listAuthors(await currentContext(viewer))).rejects.toBeInstanceOf(NotFound);
    }
  });

  test("authors are listed once each, in the order in which they first wrote", async () => {
    const { business, executive, scrutineer, viewer } = cast;
    expect(await listAuthors(await currentContext(viewer))).toEqual(
      [business, executive, scrutineer].map(({ personId }) => personId),
    );
  });
});
