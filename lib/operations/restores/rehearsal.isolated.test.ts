import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import { type Database, openDatabase } from "#db/client.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { redact } from "#lib/privacy/redaction/commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence } from "#lib/recommendations/updates/commands.ts";
import { seedTestUsers, type TestUsers, uploadTestFile, withTestDatabase } from "#tests/support/database.ts";

withTestDatabase();
const place = mkdtempSync(join(tmpdir(), "tracker-rehearsal-"));
afterAll(() => rmSync(place, { recursive: true }));

const WRITERS = 8;
const root = join(import.meta.dirname, "../../..");
const run = promisify(execFile);

/** Runs a script in a process of its own. */
async function command(script: "backup" | "restore" | "verify", dataDir: string, ...given: string[]) {
  const env = { ...process.env, DATA_DIR: dataDir, BACKUP_DIR: join(place, "backups") };
  const { stdout } = await run(process.execPath, [`scripts/${script}.ts`, ...given], { cwd: root, env });
  return stdout;
}

test("a backup made under load restores every acknowledged fact and file into another folder", async () => {
  const cast = await seedTestUsers();
  const acknowledged: number[] = [];
  let isOver = false;
  const writers = Array.from({ length: WRITERS }, async (_, writer) => {
    while (!isOver) {
      acknowledged.push(await writeFact(cast, writer));
      // SQLite calls are synchronous; pausing lets other tasks run.
      await pause(2);
    }
  });
  // Some writes and a redaction first, so that the backup contains both.
  while (acknowledged.length < 60) await pause(5);
  const question = Number(database().sqlite.prepare("select min(trail) from questions").pluck().get());
  await redact(cast.business, { factTrail: `${question}`, passage: "number nine", reason: "It names one house." });
  const before = new Set(acknowledged);

  const said = await command("backup", config().dataDir);
  isOver = true;
  await Promise.all(writers);
  expect(acknowledged.length).toBeGreaterThan(before.size + WRITERS);
  const rows = rowsOf(database().sqlite, before);
  const path = /^A backup was made: (\S+) /m.exec(said)?.[1] ?? "";
  const hash = /^The chain ends in (\w+)\.$/m.exec(said)?.[1] ?? "";

  await database().finish();
  for (const name of readdirSync(config().dataDir)) rmSync(join(config().dataDir, name), { recursive: true });

  const elsewhere = join(place, "elsewhere");
  expect(await command("restore", elsewhere, path)).toContain(hash);
  expect(await command("verify", elsewhere)).toMatch(
    new RegExp(`All is as it was written.*The chain ends in ${hash}`, "s"),
  );
  const restored = openDatabase(elsewhere);
  expect(rowsOf(restored.sqlite, before)).toEqual(rows);
  const files = restored.sqlite
    .prepare<[], string>("select sha256 from evidence where sha256 is not null")
    .pluck()
    .all();
  expect(files.length).toBeGreaterThan(20);
  for (const sha256 of files) {
    const bytes = readFileSync(join(elsewhere, "evidence", sha256.slice(0, 2), sha256));
    expect(createHash("sha256").update(bytes).digest("hex")).toBe(sha256);
  }
  const removed = restored.sqlite.prepare<[number], string>("select words from questions where trail = ?").pluck();
  expect(removed.get(question)).toBe("Who was asked at [removed], in round 1?");
  restored.close();
  expect(existsSync(join(elsewhere, "incoming"))).toBe(false);
}, 60_000);

/** The audit trail rows of these numbers. Their hashes cover the facts. */
function rowsOf(sqlite: Database["sqlite"], numbers: ReadonlySet<number>) {
  const row = sqlite.prepare<[number], { number: number; hash: string }>("select * from trail where number = ?");
  return [...numbers].map((number) => row.get(number) ?? `row ${number} is missing`);
}

let rounds = 0;

/** Writes one fact, with or without a file. Returns its event number. */
async function writeFact({ business, leads }: TestUsers, writer: number): Promise<number> {
  rounds += 1;
  if (writer % 2 === 0) {
    const words = `Who was asked at number nine, in round ${rounds}?`;
    return (await askQuestion(business, { reference: "HU2-4", words })).trail;
  }
  return evidenceBy(leads.earlyHelp, `File ${rounds}: ${"what was done. ".repeat(rounds % 2000)}`);
}

async function evidenceBy(lead: Viewer, text: string): Promise<number> {
  const file = await uploadTestFile(lead, "notes.txt", text);
  const evidence = [{ file, shows: "activity", trueOn: "2026-01-05" }];
  return (await addEvidence(lead, { reference: "HU2-4", evidence })).trail;
}
