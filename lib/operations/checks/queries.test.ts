import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, test } from "vitest";
import { dropTriggers } from "#db/triggers.ts";
import { formatInstant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence } from "#lib/recommendations/updates/commands.ts";
import { getEvidenceFile, listEvidence } from "#lib/recommendations/updates/queries.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import { lastTrailRow, seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { describeFinding } from "./labels.ts";
import { findTrailRow, verifyAll } from "./queries.ts";

withTestDatabase();
let cast: TestUsers;
let question: number;
beforeAll(async () => {
  cast = await seedTestUsers();
  question = (await askQuestion(cast.business, { reference: "HU2-4", words: "Who was asked at number nine?" })).trail;
});

/** A file given as evidence: its id, and where its bytes are kept. */
async function given(text: string) {
  const lead = cast.leads.earlyHelp;
  const received = await receiveUpload(lead, "notes.txt", Readable.from([Buffer.from(text)]));
  if (!("ticket" in received)) throw new Error(received.refused);
  const evidence = [{ file: received.ticket, shows: "outcome", trueOn: "2026-01-05" }];
  await addEvidence(lead, { reference: "HU2-4", evidence });
  const { id: recommendation } = await getRecommendation(await currentContext(lead), "HU2-4");
  const [{ id = 0 } = {}] = await listEvidence(await currentContext(lead), recommendation);
  const { sha256 } = await getEvidenceFile(await currentContext(lead), id);
  return { id, sha256, path: join(config().dataDir, "evidence", sha256.slice(0, 2), sha256) };
}

/** What verify says, in sentences. */
async function said() {
  const { findings } = await verifyAll();
  return Promise.all(
    findings.map(async (finding) =>
      describeFinding(finding, "trail" in finding ? await findTrailRow(finding.trail) : null),
    ),
  );
}

/** What verify says after somebody with the file in hand has changed the database; then undoes that. */
async function saidAfter(statement: string) {
  const { sqlite } = database();
  sqlite.exec("BEGIN");
  dropTriggers(sqlite);
  sqlite.pragma("defer_foreign_keys = ON");
  sqlite.exec(statement);
  try {
    return await said();
  } finally {
    sqlite.exec("ROLLBACK");
  }
}

describe("verifyAll", () => {
  test("finds nothing in a good folder, and says how much it looked at and where the chain ends", async () => {
    await given("First.");
    await given("Second.");
    const { number } = await lastTrailRow();
    const { findings, rows, files, head } = await verifyAll();
    expect({ findings, rows, files }).toEqual({ findings: [], rows: number, files: 2 });
    await askQuestion(cast.business, { reference: "HU2-4", words: "How many?" });
    const later = await verifyAll();
    expect(later.rows).toBe(number + 1);
    expect(head).toMatch(/^[0-9a-f]{64}$/);
    expect(later.head).not.toBe(head);
  });

  test("finds a file that is missing, and tells it in a sentence", async () => {
    const { id, sha256, path } = await given("Lost.");
    rmSync(path);
    expect(await said()).toEqual([
      `The file of evidence ${id} is missing from the evidence folder (SHA-256 ${sha256}).`,
    ]);
    writeFileSync(path, "Lost.");
    expect(await said()).toEqual([]);
  });

  test("finds a file that was altered, by as little as one byte", async () => {
    const { id, sha256, path } = await given("As it was.");
    writeFileSync(path, "As it was!");
    expect(await said()).toEqual([
      `The file of evidence ${id} is not the one that was given: its checksum differs from ${sha256}.`,
    ]);
    writeFileSync(path, "As it was.");
    expect(await said()).toEqual([]);
  });

  test("finds nothing once a passage was removed", async () => {
    await redact(cast.business, { factTrail: `${question}`, passage: "number nine", reason: "One house." });
    expect(await said()).toEqual([]);
  });
});

describe("an altered database is told in sentences that say which write it was", () => {
  const row = async (number: number, what: string) => {
    const { at = 0 } = (await findTrailRow(number)) ?? {};
    return `Trail row ${number} (${what}, ${formatInstant(at)})`;
  };

  test("a fact", async () => {
    const words = `UPDATE assignments SET reason = 'Mine' WHERE trail = 7`;
    expect((await lastTrailRow()).number).toBeGreaterThan(7);
    const { subjectId } = (await findTrailRow(7)) ?? {};
    const written = await row(7, `owner or lead assigned, recommendation ${subjectId}`);
    expect(await saidAfter(words)).toEqual([`${written}: what it wrote was altered, added to, or is missing.`]);
  });

  test("a text from which a passage was removed", async () => {
    const written = await row(question, "question asked, recommendation 4");
    const statement = `UPDATE questions SET words = 'Mine' WHERE trail = ${question}`;
    expect(await saidAfter(statement)).toEqual([
      `${written}: a text in questions.words was altered after a passage had been removed from it.`,
    ]);
  });

  test("a row, its seal, and a row cut out", async () => {
    expect(await saidAfter("UPDATE trail SET person_id = 9 WHERE number = 2")).toEqual([
      `${await row(2, "agency added, agency 2")} was altered, or does not follow on the row before it.`,
    ]);
    const [noSeal] = await saidAfter("UPDATE trail SET hash = NULL WHERE number = 2");
    expect(noSeal).toBe(
      `${await row(2, "agency added, agency 2")} has no seal: it was not written by the tracker, or its seal was taken away.`,
    );
    const cut = await saidAfter("DELETE FROM trail WHERE number = 2");
    expect(cut).toContain("Trail row 2 is missing.");
    expect(cut).toContain("The table agencies has rows of write 2, which the trail does not have.");
  });
});

test("a row that is not there has nothing to say of itself", async () => {
  expect(await findTrailRow(99_999)).toBeNull();
  const finding = { kind: "row altered", trail: 99_999 } as const;
  expect(describeFinding(finding, null)).toMatch(/^Trail row 99999 was altered/);
});

test("a database of before there was a virus scanner is read as it is", async () => {
  const { sqlite } = database();
  sqlite.exec("BEGIN; ALTER TABLE scans RENAME TO scans_of_later");
  try {
    expect((await verifyAll()).findings).toEqual([]);
  } finally {
    sqlite.exec("ROLLBACK");
  }
});
