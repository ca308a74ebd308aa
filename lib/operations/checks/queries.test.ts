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

/** Adds a file as evidence. Returns its id, checksum and path. */
async function addFile(text: string) {
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

/** The findings in sentences. */
async function findings() {
  const { findings } = await verifyAll();
  return Promise.all(
    findings.map(async (finding) =>
      describeFinding(finding, "trail" in finding ? await findTrailRow(finding.trail) : null),
    ),
  );
}

/** The findings in sentences after a direct change of the database, which is then rolled back. */
async function findingsAfter(statement: string) {
  const { sqlite } = database();
  sqlite.exec("BEGIN");
  dropTriggers(sqlite);
  sqlite.pragma("defer_foreign_keys = ON");
  sqlite.exec(statement);
  try {
    return await findings();
  } finally {
    sqlite.exec("ROLLBACK");
  }
}

describe("verifyAll", () => {
  test("finds nothing in an intact folder, and returns the number of rows and files and the last hash", async () => {
    await addFile("First.");
    await addFile("Second.");
    const { number } = await lastTrailRow();
    const { findings, rows, files, head } = await verifyAll();
    expect({ findings, rows, files }).toEqual({ findings: [], rows: number, files: 2 });
    await askQuestion(cast.business, { reference: "HU2-4", words: "How many?" });
    const later = await verifyAll();
    expect(later.rows).toBe(number + 1);
    expect(head).toMatch(/^[0-9a-f]{64}$/);
    expect(later.head).not.toBe(head);
  });

  test("finds a missing file", async () => {
    const { id, sha256, path } = await addFile("Lost.");
    rmSync(path);
    expect(await findings()).toEqual([
      `The file of evidence ${id} is missing from the evidence folder (SHA-256 ${sha256}).`,
    ]);
    writeFileSync(path, "Lost.");
    expect(await findings()).toEqual([]);
  });

  test("finds a file altered by one byte", async () => {
    const { id, sha256, path } = await addFile("As it was.");
    writeFileSync(path, "As it was!");
    expect(await findings()).toEqual([
      `The file of evidence ${id} is not the one that was given: its checksum differs from ${sha256}.`,
    ]);
    writeFileSync(path, "As it was.");
    expect(await findings()).toEqual([]);
  });

  test("finds nothing after a redaction", async () => {
    await redact(cast.business, { factTrail: `${question}`, passage: "number nine", reason: "One house." });
    expect(await findings()).toEqual([]);
  });
});

describe("describeFinding names the altered event", () => {
  const row = async (number: number, what: string) => {
    const { at = 0 } = (await findTrailRow(number)) ?? {};
    return `Trail row ${number} (${what}, ${formatInstant(at)})`;
  };

  test("a fact", async () => {
    const words = `UPDATE assignments SET reason = 'Mine' WHERE trail = 7`;
    expect((await lastTrailRow()).number).toBeGreaterThan(7);
    const { subjectId } = (await findTrailRow(7)) ?? {};
    const written = await row(7, `owner or lead assigned, recommendation ${subjectId}`);
    expect(await findingsAfter(words)).toEqual([`${written}: what it wrote was altered, added to, or is missing.`]);
  });

  test("a redacted text", async () => {
    const written = await row(question, "question asked, recommendation 4");
    const statement = `UPDATE questions SET words = 'Mine' WHERE trail = ${question}`;
    expect(await findingsAfter(statement)).toEqual([
      `${written}: a text in questions.words was altered after a passage had been removed from it.`,
    ]);
  });

  test("a row, its seal, and a deleted row", async () => {
    expect(await findingsAfter("UPDATE trail SET person_id = 9 WHERE number = 2")).toEqual([
      `${await row(2, "agency added, agency 2")} was altered, or does not follow on the row before it.`,
    ]);
    const [noSeal] = await findingsAfter("UPDATE trail SET hash = NULL WHERE number = 2");
    expect(noSeal).toBe(
      `${await row(2, "agency added, agency 2")} has no seal: it was not written by the tracker, or its seal was taken away.`,
    );
    const cut = await findingsAfter("DELETE FROM trail WHERE number = 2");
    expect(cut).toContain("Trail row 2 is missing.");
    expect(cut).toContain("The table agencies has rows of write 2, which the trail does not have.");
  });
});

test("a missing row is described by its number only", async () => {
  expect(await findTrailRow(99_999)).toBeNull();
  const finding = { kind: "row altered", trail: 99_999 } as const;
  expect(describeFinding(finding, null)).toMatch(/^Trail row 99999 was altered/);
});

test("a database without the scans table can be verified", async () => {
  const { sqlite } = database();
  sqlite.exec("BEGIN; ALTER TABLE scans RENAME TO scans_of_later");
  try {
    expect((await verifyAll()).findings).toEqual([]);
  } finally {
    sqlite.exec("ROLLBACK");
  }
});
