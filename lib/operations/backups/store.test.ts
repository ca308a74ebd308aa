import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { tablesLeftOut } from "#db/copy.ts";
import { now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { storedPath } from "#lib/files/storage.ts";
import { openSession } from "#lib/identity/people/sessions.store.ts";
import { issueLink } from "#lib/identity/people/store.ts";
import { hashToken } from "#lib/identity/people/tokens.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { redact, removeFile } from "#lib/privacy/redaction/commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { addEvidence } from "#lib/recommendations/updates/commands.ts";
import { getEvidenceFile, listEvidence } from "#lib/recommendations/updates/queries.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import {
  lastTrailRow,
  personIdOf,
  seedTestUsers,
  type TestUsers,
  uploadTestFile,
  withTestDatabase,
} from "#tests/support/database.ts";
import { pruneBackups } from "./prune.ts";
import { BackupError, backupName, type Manifest } from "./rules.ts";
import { makeBackup } from "./store.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});

let backupDir: string;
beforeEach(() => {
  backupDir = join(mkdtempSync(join(tmpdir(), "tracker-backups-")), "backups");
  return () => rmSync(join(backupDir, ".."), { recursive: true });
});

const backUp = () => makeBackup({ dataDir: config().dataDir, backupDir, diskFloor: 0 });

/** Adds a file as evidence. Returns its id and checksum. */
async function addFile(text: string | Buffer) {
  const lead = cast.leads.earlyHelp;
  const received = await receiveUpload(lead, "notes.txt", Readable.from([Buffer.from(text)]));
  const file = "ticket" in received ? received.ticket : "";
  await addEvidence(lead, { reference: "HU2-4", evidence: [{ file, shows: "outcome", trueOn: "2026-01-05" }] });
  const { id: recommendation } = await getRecommendation(await currentContext(lead), "HU2-4");
  const [{ id = 0 } = {}] = await listEvidence(await currentContext(lead), recommendation);
  const { sha256 } = await getEvidenceFile(await currentContext(lead), id);
  return { id, sha256 };
}

/** Unpacks a backup with tar and opens its database. */
function opened(path: string) {
  const folder = mkdtempSync(join(backupDir, "opened-"));
  execFileSync("tar", ["-xf", path, "-C", folder]);
  const names = execFileSync("tar", ["-tf", path], { encoding: "utf8" }).trim().split("\n");
  const manifest: Manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8"));
  return { names, manifest, folder, database: new SQLite(join(folder, "tracker.db")) };
}

describe("a backup", () => {
  test("contains the manifest, the database and each evidence file, readable by tar and SQLite", async () => {
    const { sha256 } = await addFile("One file.");
    await uploadTestFile(cast.leads.nhs, "not posted.txt", "waiting");
    const { path, manifest } = await backUp();
    const inside = opened(path);
    const file = `evidence/${sha256.slice(0, 2)}/${sha256}`;
    expect(inside.names.slice(0, 2)).toEqual(["manifest.json", "tracker.db"]);
    expect(inside.names).toContain(file);
    expect(inside.names.filter((name) => name.includes("incoming"))).toEqual([]);
    expect(readFileSync(join(inside.folder, file), "utf8")).toBe("One file.");
    expect(inside.manifest).toEqual(manifest);
    const { number } = await lastTrailRow();
    expect(manifest).toMatchObject({ format: 1, missing: [], chain: { rows: number } });
    expect(inside.database.prepare("select hash from trail where number = ?").pluck().get(number)).toBe(
      manifest.chain.hash,
    );
    expect(inside.database.pragma("integrity_check", { simple: true })).toBe("ok");
    expect(readdirSync(backupDir).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("contains no session, no link and no file that was not posted yet", async () => {
    const session = await openSession(personIdOf(cast.business));
    const unused = { personId: personIdOf(cast.business), purpose: "invitation" as const, expiresAt: now() + 60_000 };
    const link = await database().write((on) => issueLink(on, unused));
    await uploadTestFile(cast.leads.nhs, "the name of a file not posted.txt");
    const { path } = await backUp();
    const { database: copy } = opened(path);
    for (const table of tablesLeftOut) expect(copy.prepare(`select count(*) from "${table}"`).pluck().get()).toBe(0);
    for (const secret of [hashToken(session), hashToken(link), "the name of a file not posted"]) {
      expect(database().sqlite.serialize().includes(secret)).toBe(true);
      expect(readFileSync(path).includes(secret)).toBe(false);
    }
  });

  test("leaves out every table that stores tokens, and none that stores facts", () => {
    const tablesWith = (column: string) =>
      database()
        .sqlite.prepare<[string], string>(
          "select distinct m.name from sqlite_schema m join pragma_table_info(m.name) c where m.type = 'table' and c.name like ?",
        )
        .pluck()
        .all(column);
    expect(tablesWith("%token%")).toContain("sessions");
    expect(tablesWith("%token%").filter((table) => !tablesLeftOut.includes(table))).toEqual([]);
    expect(tablesWith("trail").length).toBeGreaterThan(20);
    expect(tablesWith("trail").filter((table) => tablesLeftOut.includes(table))).toEqual([]);
  });
});

test("a backup of a killed tracker contains the write-ahead log", async () => {
  const { trail } = await askQuestion(cast.business, { reference: "HU2-4", words: "Is it written back yet?" });
  for (const left of [
    ["tracker.db", "tracker.db-wal", "tracker.db-shm"],
    ["tracker.db", "tracker.db-wal"],
  ]) {
    const killed = mkdtempSync(join(tmpdir(), "tracker-killed-"));
    for (const name of left) cpSync(join(config().dataDir, name), join(killed, name));
    expect(statSync(join(killed, "tracker.db-wal")).size).toBeGreaterThan(0);
    const { manifest } = await makeBackup({ dataDir: killed, backupDir, diskFloor: 0 });
    expect(manifest.chain.rows).toBe(trail);
    rmSync(killed, { recursive: true });
  }
});

describe("a file that is damaged or missing", () => {
  test("is listed as missing and left out of the backup", async () => {
    const [gone, altered, whole] = [await addFile("Gone."), await addFile("As it was."), await addFile("Whole.")];
    rmSync(storedPath(gone.sha256));
    writeFileSync(storedPath(altered.sha256), "As it WAS.");
    const { path, manifest } = await backUp();
    expect(new Set(manifest.missing)).toEqual(new Set([gone.sha256, altered.sha256]));
    const { names } = opened(path);
    expect(names.some((name) => name.endsWith(whole.sha256))).toBe(true);
    for (const { sha256 } of [gone, altered]) expect(names.some((name) => name.endsWith(sha256))).toBe(false);
    writeFileSync(storedPath(gone.sha256), "Gone.");
    writeFileSync(storedPath(altered.sha256), "As it was.");
    expect((await backUp()).manifest.missing).toEqual([]);
  });
});

describe("redacted content", () => {
  const isWriting = () =>
    existsSync(backupDir) &&
    readdirSync(backupDir, { recursive: true, encoding: "utf8" }).some((name) => name.endsWith("archive.tar"));

  test("is in no backup finished later: a running backup starts again", async () => {
    // Enough files for the backup to take longer than a redaction.
    for (let many = 0; many < 6; many += 1) await addFile(Buffer.alloc(20_000_000, `${many} of many. `));
    const kept = await addFile("What stays.");
    const removed = await addFile("What shows one house.");
    const { trail } = await askQuestion(cast.business, { reference: "HU2-4", words: "Who lives at the old mill?" });
    let isFinished = false;
    const making = backUp().finally(() => {
      isFinished = true;
    });
    while (!isWriting()) await pause(1);
    await removeFile(cast.business, { evidenceId: `${removed.id}`, reason: "It shows one house." });
    await redact(cast.business, { factTrail: `${trail}`, passage: "the old mill", reason: "One house." });
    expect(isFinished).toBe(false);
    const { path, manifest } = await making;
    const { names } = opened(path);
    expect(manifest.missing).toEqual([]);
    expect(names.some((name) => name.endsWith(kept.sha256))).toBe(true);
    expect(names.some((name) => name.endsWith(removed.sha256))).toBe(false);
    expect(readFileSync(path).includes("the old mill")).toBe(false);
    expect(readFileSync(path).includes("What shows one house.")).toBe(false);
    expect(readdirSync(backupDir).filter((name) => name.endsWith(".tar"))).toEqual([basename(path)]);
  });
});

describe("the backup folder", () => {
  test("is not created for a folder without a tracker", async () => {
    const empty = mkdtempSync(join(tmpdir(), "tracker-empty-"));
    await expect(makeBackup({ dataDir: empty, backupDir, diskFloor: 0 })).rejects.toThrow(BackupError);
    expect(existsSync(backupDir)).toBe(false);
    rmSync(empty, { recursive: true });
  });

  test("is not changed if a backup would leave too little free space", async () => {
    const full = makeBackup({ dataDir: config().dataDir, backupDir, diskFloor: 1e18 });
    await expect(full).rejects.toThrow(/^The backup needs .* of which DISK_FLOOR_MB keeps 1000000000.0 GB free/);
    expect(readdirSync(backupDir)).toEqual([]);
  });

  test("is cleared of backups interrupted over an hour ago, not of those that may be running", async () => {
    for (const name of [".partial-old", ".partial-new"]) {
      mkdirSync(join(backupDir, name), { recursive: true });
      writeFileSync(join(backupDir, name, "archive.tar"), "half");
    }
    const twoHoursAgo = now() / 1000 - 7200;
    for (const path of [".partial-old/archive.tar", ".partial-old"])
      utimesSync(join(backupDir, path), twoHoursAgo, twoHoursAgo);
    await backUp();
    expect(readdirSync(backupDir).filter((name) => name.startsWith("."))).toEqual([".partial-new"]);
  });

  test("is pruned of old backups only, and never of the latest", async () => {
    const [long, longer] = [backupName(now() - 900 * 86_400_000), backupName(now() - 1000 * 86_400_000)];
    mkdirSync(backupDir);
    for (const name of [long, longer, "notes.txt"]) writeFileSync(join(backupDir, name), "");
    expect(await pruneBackups({ backupDir })).toEqual([longer]);
    const { path } = await backUp();
    expect(await pruneBackups({ backupDir })).toEqual([long]);
    expect(readdirSync(backupDir).sort()).toEqual(["notes.txt", basename(path)]);
  });
});
