import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { chainBreaks } from "#db/verify.ts";
import { addDays, dateOf, now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { asOfInstant, contextAt, currentContext } from "#lib/core/context.ts";
import { database, setDatabase } from "#lib/core/database.ts";
import { saveDraft } from "#lib/identity/drafts.store.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { getHeldText } from "#lib/privacy/moderation/queries.ts";
import { addAction, reportOnAction } from "#lib/recommendations/actions/commands.ts";
import { assess } from "#lib/recommendations/assessment.commands.ts";
import { setSuccessMeasure } from "#lib/recommendations/ownership.commands.ts";
import { answerQuestion, askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence, postUpdate } from "#lib/recommendations/updates/commands.ts";
import { getEvidenceFile, listEvidence } from "#lib/recommendations/updates/queries.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import { boardSummary } from "#lib/reporting/board.queries.ts";
import { getRecommendationDetail, timelineOf } from "#lib/reporting/timeline/queries.ts";
import { everything } from "#lib/status/listing.rules.ts";
import { readAllRows, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { redact, removeFile } from "./commands.ts";

withTestDatabase();
let cast: TestUsers;
let id: number;
beforeAll(async () => {
  cast = await seedTestUsers();
  id = (await getRecommendation(await currentContext(cast.viewer), "HU2-4")).id;
  for (let many = 0; many < 40; many += 1)
    await askQuestion(cast.business, {
      reference: "HU2-4",
      words: `Question ${many}: ${"what was done, ".repeat(30)}`,
    });
});

// It has been opened anew on the way.
afterAll(() => database().close());

const PASSAGE = "the lighthouse keeper’s house";

const receive = (name: string, text: string) =>
  receiveUpload(cast.leads.earlyHelp, name, Readable.from([Buffer.from(text)]));

/** Every file of the data folder that contains a text. */
function filesWith(text: string): string[] {
  const folder = config().dataDir;
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names.filter((name) => {
    const path = join(folder, name);
    return statSync(path).isFile() && readFileSync(path).includes(text);
  });
}

/** Closes the database, its log written back, looks, and opens it again. */
function filesWithOnceClosed(text: string): string[] {
  const { sqlite } = database();
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  database().close();
  const found = filesWith(text);
  setDatabase(openDatabase(config().dataDir));
  return found;
}

/** Writes the passage into facts of every kind; gives the number of the first. */
async function writeEverywhere(passage: string) {
  const lead = cast.leads.earlyHelp;
  const words = `Families near ${passage} were asked.`;
  const link = { url: "https://example.org/", title: `Notes on ${passage}`, shows: "activity", trueOn: "2026-01-05" };
  const [update] = (await timelineOf(await currentContext(lead), { id }, "updates")).filter(
    ({ event }) => event.kind === "update",
  );
  const answers = { done: words, difference: `Less harm at ${passage}.`, next: passage, inTheWay: passage };
  const seen = update?.trail ?? 0;
  const given = { reference: "HU2-4", rating: "at-risk" as const, seen, evidence: [link], ...answers };
  const { trail } = await postUpdate(lead, given);
  const { trail: question } = await askQuestion(cast.executive, { reference: "HU2-4", words });
  await answerQuestion(lead, { questionTrail: question, seen: question, words });
  const step = { reference: "HU2-4", agencyId: cast.agencies.earlyHelp, what: words, dueOn: addDays(dateOf(now()), 9) };
  const { trail: action } = await addAction(lead, step);
  await reportOnAction(lead, { actionTrail: action, seen: 0, state: "open", note: words });
  return { trail, written: 5 };
}

/** What pages and exports show of it, to those who see most and least, now and as at an earlier moment. */
async function pages(asOf: Awaited<ReturnType<typeof asOfInstant>>) {
  const seen = [cast.business, cast.leads.earlyHelp, cast.viewer].map(async (viewer) => [
    await timelineOf(contextAt(viewer, asOf), { id }, "everything"),
    await boardSummary(contextAt(viewer, asOf), everything),
    await getRecommendationDetail(contextAt(viewer, asOf), { id }),
  ]);
  return JSON.stringify(await Promise.all(seen));
}

test("a passage is on no page and in no byte of the data folder, nor is its salt, and the chain holds", async () => {
  const { trail, written } = await writeEverywhere(PASSAGE);
  await assess(cast.business, { reference: "HU2-4", rating: "at-risk", reason: `${PASSAGE}, still.`, seen: 0 });
  await setSuccessMeasure(cast.business, { reference: "HU2-4", words: `None at ${PASSAGE}.`, seen: 0 });
  const held = await askQuestion(
    cast.business,
    { reference: "HU2-4", words: `Was Baby A of ${PASSAGE} seen?` },
    { postAnyway: true },
  );
  for (const viewer of [cast.business, cast.leads.earlyHelp])
    await saveDraft(viewer.personId ?? 0, "/recommendations/HU2-4/update", { done: `They left ${PASSAGE} in May.` });
  const earlier = await asOfInstant();
  const salts = JSON.stringify(readAllRows().salts).match(/[\w-]{22}(?=\\")/g) ?? [];
  expect(salts.length).toBeGreaterThan(50);
  expect(filesWithOnceClosed(PASSAGE)).not.toEqual([]);

  // Remembered from here on, until something is removed.
  expect(await pages(earlier)).toContain(PASSAGE);
  const removal = { factTrail: `${trail}`, passage: PASSAGE, everywhere: "on", reason: "It names one house." };
  const { result } = await redact(cast.business, removal);
  expect(result).toBe(written + 3);
  for (const asOf of [await asOfInstant(), earlier]) expect(await pages(asOf)).not.toContain(PASSAGE);
  expect(filesWith(PASSAGE)).toEqual([]);
  expect(filesWith("lighthouse")).toEqual([]);
  expect(filesWithOnceClosed(PASSAGE)).toEqual([]);
  expect(JSON.stringify(readAllRows())).not.toContain("lighthouse");
  expect(JSON.stringify(await getHeldText(contextAt(cast.business, earlier), held.trail))).toContain("[removed]");
  const left = JSON.stringify(readAllRows().salts);
  const gone = salts.filter((salt) => !left.includes(salt));
  expect(gone).toHaveLength(12);
  for (const salt of gone) expect(filesWith(salt)).toEqual([]);
  expect([...chainBreaks(database().sqlite)]).toEqual([]);
});

test("a file is in no byte of the data folder, by its content, its name or its checksum", async () => {
  const lead = cast.leads.earlyHelp;
  const received = await receive("windmill-lane.txt", `A photograph of the windmill. ${"x".repeat(9000)}`);
  const file = "ticket" in received ? received.ticket : "";
  const evidence = [{ file, shows: "activity", trueOn: "2026-01-05" }];
  const { trail } = await addEvidence(lead, { reference: "HU2-4", evidence });
  const kept = (await listEvidence(await currentContext(lead), id)).find((one) => one.trail === trail);
  const { sha256 } = await getEvidenceFile(await currentContext(lead), kept?.id ?? 0);
  for (const text of ["the windmill", "windmill-lane", sha256]) expect(filesWithOnceClosed(text)).not.toEqual([]);
  await removeFile(cast.business, { evidenceId: `${kept?.id}`, reason: "It shows one house." });
  for (const text of ["the windmill", "windmill-lane", sha256]) expect(filesWith(text)).toEqual([]);
  const names = readdirSync(config().dataDir, { recursive: true, encoding: "utf8" });
  expect(names.filter((name) => name.includes(sha256))).toEqual([]);
  for (const text of ["the windmill", "windmill-lane", sha256]) expect(filesWithOnceClosed(text)).toEqual([]);
});

test("nor is a passage left in the name of a file that was received and not posted yet", async () => {
  await receive("notes on the old forge.txt", "Some notes.");
  const { trail } = await askQuestion(cast.business, { reference: "HU2-4", words: "Who lives in the old forge?" });
  const removal = { factTrail: `${trail}`, passage: "the old forge", everywhere: "on", reason: "One house." };
  await redact(cast.business, removal);
  expect(filesWithOnceClosed("the old forge")).toEqual([]);
});

test("nor a file where it was received a second time and not posted yet", async () => {
  const posted = await receive("plan.txt", "A plan of the quayside.");
  await receive("the same plan.txt", "A plan of the quayside.");
  const file = "ticket" in posted ? posted.ticket : "";
  const evidence = [{ file, shows: "activity", trueOn: "2026-01-05" }];
  const { trail } = await addEvidence(cast.leads.earlyHelp, { reference: "HU2-4", evidence });
  const kept = (await listEvidence(await currentContext(cast.viewer), id)).find((one) => one.trail === trail);
  expect(filesWith("the quayside")).toHaveLength(2);
  await removeFile(cast.business, { evidenceId: `${kept?.id}`, reason: "It shows one house." });
  expect(filesWith("the quayside")).toEqual([]);
});

test("it is gone when the command returns, also where another process is reading meanwhile", async () => {
  const words = "Who lives in the boathouse?";
  const { trail } = await askQuestion(cast.business, { reference: "HU2-4", words });
  const another = new SQLite(join(config().dataDir, "tracker.db"), { readonly: true });
  another.exec("BEGIN");
  another.prepare("SELECT count(*) FROM trail").get();
  const removed = redact(cast.business, { factTrail: `${trail}`, passage: "the boathouse", reason: "One house." });
  await Promise.race([pause(300), removed]);
  another.exec("COMMIT");
  another.close();
  await removed;
  expect(filesWith("the boathouse")).toEqual([]);
});
