import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { searchDifferences } from "#db/search/verify.ts";
import { dateOf, now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { database, setDatabase } from "#lib/core/database.ts";
import { disablePerson } from "#lib/identity/people/commands.ts";
import { releaseHeld } from "#lib/privacy/moderation/commands.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { draftPaper, issuePaper } from "#lib/reporting/papers/commands.ts";
import {
  everyoneExcept,
  inviteAs,
  personIdOf,
  seedTestUsers,
  type TestUsers,
  withTestDatabase,
} from "#tests/support/database.ts";
import { foundTexts, searchAs } from "#tests/support/search.ts";
import { scheduleTestMeeting } from "#tests/support/test-papers.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

const everyone = () => everyoneExcept(cast);
const ask = async (words: string, postAnyway = false) =>
  (await askQuestion(cast.executive, { reference: "HU2-4", words }, { postAnyway })).trail;
const removal = (trail: number, passage: string) => ({ factTrail: `${trail}`, passage, reason: "It names one house." });

/** Expects that no one finds a word, is told a number, or is led to it by a typing mistake or its beginning. */
async function expectUnknown(word: string) {
  for (const viewer of everyone())
    for (const typed of [word, `${word}x`, word.slice(0, -1), `${word.slice(0, 4)}*`, `"${word}"`])
      expect(await searchAs(viewer, typed), typed).toMatchObject({
        results: [],
        total: 0,
        correctedTo: null,
        people: [],
      });
}

test("a text held for review is neither found, counted nor suggested until it is released", async () => {
  const trail = await ask("Has Baby A’s mother seen the kingfisher?", true);
  await expectUnknown("kingfisher");
  await releaseHeld(cast.business, { heldTrail: trail, reason: "The name of a doll." });
  for (const viewer of everyone()) expect((await searchAs(viewer, "kingfisher")).total).toBe(1);
  expect((await searchAs(cast.viewer, "kingfihser")).correctedTo).toBe("kingfisher");
});

test("a held correction leaves what it corrects as it is, until it is released", async () => {
  const update = { reference: "HU2-3", rating: "on-track" as const, seen: 0, next: "Go on." };
  const { trail } = await postUpdate(cast.leads.training, { ...update, done: "The bittern was seen." });
  const correction = { ...update, done: "Baby B saw the curlew.", corrects: trail, seen: trail };
  const { trail: held } = await postUpdate(cast.leads.training, correction, { postAnyway: true });
  expect((await searchAs(cast.viewer, "bittern")).total).toBe(1);
  await expectUnknown("curlew");
  await releaseHeld(cast.business, { heldTrail: held, reason: "A doll." });
  await expectUnknown("bittern");
  expect((await searchAs(cast.viewer, "curlew")).total).toBe(1);
});

test("what only some may read is found by no one: reasons about people and about what was removed, drafts of papers", async () => {
  const person = await inviteAs("viewer");
  await disablePerson(cast.business, { personId: `${personIdOf(person)}`, reason: "They moved to Nightingale." });
  const held = await ask("Has Baby C eaten?", true);
  await releaseHeld(cast.business, { heldTrail: held, reason: "A sandpiper." });
  const meeting = await scheduleTestMeeting(cast, dateOf(now()));
  const cover = {
    meetingId: `${meeting.id}`,
    title: "Where they are",
    author: "A person",
    agendaItem: "4",
    sponsor: "A chair",
    risks: "None.",
    purpose: "decision",
    scope: "all",
  };
  const { trail } = await draftPaper(cast.business, {
    ...cover,
    seen: "0",
    summary: "The goldcrest is late.",
    asks: "Note it.",
  });
  for (const word of ["nightingale", "sandpiper", "goldcrest"]) await expectUnknown(word);
  await issuePaper(cast.business, { meetingId: `${meeting.id}`, versions: "0", seen: `${trail}` });
  for (const viewer of everyone())
    expect((await searchAs(viewer, "goldcrest")).results).toMatchObject([{ kind: "meeting" }]);
});

/** Every file of the closed data folder that contains one of these words, in any case. */
function filesWithOnceClosed(words: readonly string[]): string[] {
  database().sqlite.pragma("wal_checkpoint(TRUNCATE)");
  database().close();
  const folder = config().dataDir;
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());
  const found = files.filter((path) => {
    const bytes = readFileSync(path).toString("latin1").toLowerCase();
    return words.some((word) => bytes.includes(word));
  });
  setDatabase(openDatabase(folder));
  return found;
}

test("a redacted passage is not found, not suggested, and in no file of the data folder, neither its words nor their stems", async () => {
  for (let many = 0; many < 30; many += 1) await ask(`Question ${many} about a lapwing and what was done.`);
  const trail = await ask("They live at Quaverley, near the Yellowhammers.");
  const words = ["quaverley", "quaver", "yellowhamm"];
  expect((await searchAs(cast.viewer, "quaverley")).total).toBe(1);
  expect(filesWithOnceClosed(["quaverley"])).not.toEqual([]);
  await redact(cast.business, removal(trail, "Quaverley, near the Yellowhammers"));
  for (const word of ["quaverley", "yellowhammer"]) await expectUnknown(word);
  expect(await foundTexts(cast.viewer, "at removed")).toEqual(["They live at [[removed]]."]);
  expect(filesWithOnceClosed(words)).toEqual([]);
  expect(searchDifferences(database().sqlite)).toEqual([]);
});

test("a passage that is removed while its text is held does not appear when the text is released", async () => {
  const trail = await ask("Baby D lives at Marlowe Court, by the wheatear.", true);
  await redact(cast.business, removal(trail, "Marlowe Court"));
  await expectUnknown("marlowe");
  await releaseHeld(cast.business, { heldTrail: trail, reason: "It was removed." });
  await expectUnknown("marlowe");
  expect((await searchAs(cast.viewer, "wheatear")).total).toBe(1);
});
