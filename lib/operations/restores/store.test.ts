import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { packTar, type TarEntry, unpackTar } from "modern-tar";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { LOCK_FILE } from "#db/folder-lock.ts";
import { dropTriggers } from "#db/triggers.ts";
import { config } from "#lib/core/config.ts";
import { BackupError, DATABASE, MANIFEST, type Manifest } from "#lib/operations/backups/rules.ts";
import { makeBackup } from "#lib/operations/backups/store.ts";
import { verifyAll } from "#lib/operations/checks/queries.ts";
import { RESTORE_FOLDER } from "#lib/operations/checks/rules.ts";
import { addEvidence } from "#lib/recommendations/updates/commands.ts";
import {
  catchError,
  seedTestUsers,
  type TestUsers,
  uploadTestFile,
  withTestDatabase,
} from "#tests/support/database.ts";
import { restoreBackup } from "./store.ts";

withTestDatabase();
const place = mkdtempSync(join(tmpdir(), "tracker-restores-"));
afterAll(() => rmSync(place, { recursive: true }));

let cast: TestUsers;
let backup: string;
let manifest: Manifest;
/** The entries of the backup, in order. */
let entries: Part[];

type Part = TarEntry & { readonly body: Uint8Array };

beforeAll(async () => {
  cast = await seedTestUsers();
  for (const text of ["One file.", "Another file.", "x".repeat(3000)]) {
    const file = await uploadTestFile(cast.leads.earlyHelp, "notes.txt", text);
    const evidence = [{ file, shows: "outcome", trueOn: "2026-01-05" }];
    await addEvidence(cast.leads.earlyHelp, { reference: "HU2-4", evidence });
  }
  const made = await makeBackup({ dataDir: config().dataDir, backupDir: join(place, "backups"), diskFloor: 0 });
  [backup, manifest] = [made.path, made.manifest];
  entries = (await unpackTar(readFileSync(backup))).map(({ header, data }) => ({
    header,
    body: data ?? Buffer.of(),
  }));
});

let dataDir: string;
beforeEach(() => {
  dataDir = join(mkdtempSync(join(place, "to-")), "data");
});

const part = (name: string, text: string | Uint8Array): Part => {
  const body = Buffer.from(text);
  return { header: { name, size: body.length }, body };
};

async function archiveOf(parts: readonly Part[]): Promise<string> {
  const path = join(dataDir, "../altered.tar");
  writeFileSync(path, await packTar(parts));
  return path;
}

/** The backup with an altered manifest, as an attacker could make it. */
function withManifest(said: object, parts = entries.slice(1)): Promise<string> {
  return archiveOf([part(MANIFEST, JSON.stringify({ ...manifest, ...said })), ...parts]);
}

/** The message with which a restore is rejected. Checks that the folder is empty afterwards. */
async function refusal(file: string): Promise<string> {
  const { message } = await catchError(BackupError, restoreBackup(file, dataDir));
  expect(readdirSync(dataDir)).toEqual([]);
  return message;
}

/** The checksum of each file in a folder, by path. */
function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [
        path,
        createHash("sha256")
          .update(readFileSync(join(folder, path)))
          .digest("hex"),
      ]),
  );
}

describe("an unchanged backup", () => {
  test("is restored to the original files, and verifies", async () => {
    expect(await restoreBackup(backup, dataDir)).toEqual(manifest);
    const files = filesIn(dataDir);
    for (const { name, sha256 } of manifest.entries.slice(1)) expect(files[name]).toBe(sha256);
    expect(Object.keys(files)).toHaveLength(manifest.entries.length);
    const restored = openDatabase(dataDir);
    const { findings, rows, head } = await verifyAll(restored, dataDir);
    restored.close();
    expect({ findings, rows, hash: head }).toEqual({ findings: [], ...manifest.chain });
  });

  test("is restored to a new disk, and after an interrupted restore", async () => {
    mkdirSync(join(dataDir, "lost+found"), { recursive: true });
    mkdirSync(join(dataDir, RESTORE_FOLDER, "evidence/ab"), { recursive: true });
    writeFileSync(join(dataDir, RESTORE_FOLDER, "evidence/ab/half"), "half");
    mkdirSync(join(dataDir, "evidence"));
    // A start on an empty folder that ended early leaves its lock file.
    writeFileSync(join(dataDir, LOCK_FILE), "");
    await restoreBackup(backup, dataDir);
    expect(readdirSync(dataDir).sort()).toEqual(["evidence", "lost+found", "tracker.db", LOCK_FILE]);
    expect(Object.keys(filesIn(dataDir))).toHaveLength(manifest.entries.length + 1);
  });

  test("is not restored into a folder that has files, which do not change", async () => {
    for (const name of ["tracker.db", "notes.txt", "evidence/ab/file"]) {
      const folder = mkdtempSync(join(place, "taken-"));
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), "theirs");
      const before = filesIn(folder);
      const { message } = await catchError(BackupError, restoreBackup(backup, folder));
      expect(message).toMatch(/is not empty/);
      expect(filesIn(folder)).toEqual(before);
    }
  });
});

describe("an altered backup", () => {
  test("is rejected, or restores the original files, whichever byte is changed", async () => {
    const whole = readFileSync(backup);
    await restoreBackup(backup, dataDir);
    const good = filesIn(dataDir);
    // Positions in headers, the manifest, the database, files and padding.
    const places = [...Array(40).keys()].map((one) => Math.floor((one * whole.length) / 40) + one * 7);
    const headers = [0, 100, 124, 148, 156, 257, 345, 512, 700, 1024, whole.length - 1500, whole.length - 1];
    let refused = 0;
    for (const at of [...places, ...headers].filter((one) => one < whole.length)) {
      dataDir = join(mkdtempSync(join(place, "to-")), "data");
      const altered = Buffer.from(whole);
      altered[at] = (altered[at] ?? 0) ^ 0x10;
      const path = join(dataDir, "../altered.tar");
      writeFileSync(path, altered);
      try {
        await restoreBackup(path, dataDir);
        expect(filesIn(dataDir)).toEqual(good);
      } catch (error) {
        expect(error).toBeInstanceOf(BackupError);
        expect(readdirSync(dataDir)).toEqual([]);
        refused += 1;
      }
      rmSync(join(dataDir, ".."), { recursive: true });
    }
    expect(refused).toBeGreaterThan(40);
    mkdirSync(dataDir, { recursive: true });
  });

  test("is rejected if it is truncated anywhere", async () => {
    const whole = readFileSync(backup);
    for (const bytes of [0, 1, 511, 512, 1000, 1024, 5000, whole.length >> 1, whole.length - 1024, whole.length - 1]) {
      const path = join(dataDir, "../altered.tar");
      writeFileSync(path, whole.subarray(0, bytes));
      expect(await refusal(path)).toMatch(/broken off|no backup|missing from the backup/);
    }
  });

  test("is rejected if data follows it, or if it is another file", async () => {
    const path = join(dataDir, "../altered.tar");
    const whole = readFileSync(backup);
    for (const more of [Buffer.from("more"), whole]) {
      writeFileSync(path, Buffer.concat([whole, more]));
      expect(await refusal(path)).toMatch(/altered/);
    }
    for (const other of ["hello", "PK\u0003\u0004".padEnd(4096, "x"), "\u0000".repeat(10_240)]) {
      writeFileSync(path, other);
      expect(await refusal(path)).toMatch(/no backup|altered/);
    }
    expect(await refusal(join(place, "nothing.tar"))).toMatch(/There is no file/);
  });

  test("is rejected with the name of a file that its manifest does not name, and with what is wrong with it", async () => {
    const last = entries.slice(-1);
    const cases: readonly (readonly [string, readonly Part[]])[] = [
      ["its manifest does not name it", [...entries, named("notes.txt")]],
      ["its manifest does not name it", [...entries.slice(0, 1), named("notes.txt"), ...entries.slice(1)]],
      ["it is there twice", [...entries, ...last]],
    ];
    for (const [why, parts] of cases) {
      const said = await refusal(await archiveOf(parts));
      expect(said).toContain(`is in the backup, and should not be: ${why}. The backup was altered after it was made`);
    }
  });

  const first = () => entries.slice(0, 1);
  const rest = () => entries.slice(1);
  const named = (name: string) => part(name, "evil");
  test.each<[string, () => readonly Part[], RegExp]>([
    ["a path that leads out", () => [...entries, named("../evil")], /"..\/evil" is in the backup, and should not be/],
    ["a path that leads out from within", () => [...entries, named("evidence/../../evil")], /should not be/],
    ["an absolute path", () => [...entries, named("/tmp/evil")], /should not be/],
    ["a file more", () => [...entries, named(`evidence/ab/${"ab".repeat(32)}`)], /should not be/],
    ["a log of the database", () => [...entries, named("tracker.db-wal")], /should not be/],
    ["a file twice", () => [...entries, ...entries.slice(-1)], /should not be/],
    ["the database twice", () => [...entries, ...entries.slice(1, 2)], /should not be/],
    ["a file less", () => entries.slice(0, -1), /is missing from the backup/],
    ["no database", () => [...first(), ...entries.slice(2)], /"tracker.db" is missing/],
    ["nothing but the manifest", first, /is missing/],
    ["no manifest", rest, /no backup/],
    ["the manifest last", () => [...rest(), ...first()], /no backup/],
    ["another manifest after it", () => [...first(), ...first(), ...rest()], /should not be/],
    ["nothing", () => [], /no backup/],
  ])("is rejected with %s", async (_what, parts, sentence) => {
    expect(await refusal(await archiveOf(parts()))).toMatch(sentence);
  });

  test.each(["symlink", "link", "directory", "fifo", "character-device"] as const)(
    "is rejected if a file is a %s",
    async (type) => {
      const parts = entries.map((one, index) =>
        index === entries.length - 1
          ? { header: { ...one.header, type, size: 0, linkname: "/etc/passwd" }, body: Buffer.of() }
          : one,
      );
      expect(await refusal(await archiveOf(parts))).toMatch(/should not be/);
    },
  );

  test("is rejected if two files are exchanged, or one has other bytes of the same length", async () => {
    const [second, third] = [entries[2], entries[3]];
    if (!second || !third) throw new Error("there are three files");
    const exchanged = [part(third.header.name, second.body), part(second.header.name, third.body)];
    for (const parts of [exchanged, [part(second.header.name, "y".repeat(second.header.size))]])
      expect(await refusal(await archiveOf([...entries.slice(0, 2), ...parts]))).toMatch(/is not what it was/);
  });
});

describe("an altered manifest", () => {
  test("with another chain, mode, names or schema version is rejected", async () => {
    for (const said of [{ chain: { ...manifest.chain, rows: 1 } }, { migration: manifest.migration - 1 }])
      expect(await refusal(await withManifest(said))).toMatch(/not the one that its manifest speaks of/);
    for (const said of [{ mode: "both" }, { entries: [] }, { tracker: "another" }, { more: 1 }])
      expect(await refusal(await withManifest(said))).toMatch(/no backup of the tracker/);
  });

  test("that leaves out a file is rejected, since the database refers to it", async () => {
    const less = { entries: manifest.entries.slice(0, -1) };
    expect(await refusal(await withManifest(less, entries.slice(1, -1)))).toMatch(
      /is missing from the evidence folder/,
    );
  });

  test("that matches an altered database is rejected, since the chain does not verify", async () => {
    expect(await refusal(await withDatabase("UPDATE assignments SET reason = 'Mine' WHERE trail = 7"))).toMatch(
      /Trail row 7 .* altered/,
    );
  });

  test("that matches a damaged or invalid database is rejected", async () => {
    for (const bytes of [Buffer.from("no database"), Buffer.alloc(0), damaged()])
      expect(await refusal(await withDatabaseOf(bytes))).toMatch(/can't be read|damaged|not the one/);
  });

  test("may list missing files, which are returned", async () => {
    const [last] = manifest.entries.slice(-1);
    const said = { entries: manifest.entries.slice(0, -1), missing: [last?.sha256] };
    const restored = await restoreBackup(await withManifest(said, entries.slice(1, -1)), dataDir);
    expect(restored.missing).toEqual(said.missing);
  });
});

test("a backup of a newer version is rejected, by its format and by its schema", async () => {
  const newer = /made by a newer version/;
  expect(await refusal(await withManifest({ format: 2, more: "of it" }))).toMatch(newer);
  expect(await refusal(await withManifest({ migration: manifest.migration + 1 }))).toMatch(newer);
});

/** A backup with an altered database and a manifest that matches it. */
async function withDatabase(statement: string): Promise<string> {
  const folder = mkdtempSync(join(place, "altered-"));
  writeFileSync(join(folder, DATABASE), databaseBytes());
  const copy = new SQLite(join(folder, DATABASE));
  dropTriggers(copy);
  copy.exec(statement);
  copy.close();
  return withDatabaseOf(readFileSync(join(folder, DATABASE)));
}

function withDatabaseOf(bytes: Buffer): Promise<string> {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const said = { entries: [{ name: DATABASE, bytes: bytes.length, sha256 }, ...manifest.entries.slice(1)] };
  return withManifest(said, [part(DATABASE, bytes), ...entries.slice(2)]);
}

function databaseBytes(): Buffer {
  return Buffer.from(entries[1]?.body ?? []);
}

/** A database with zero bytes in the middle. */
function damaged(): Buffer {
  const bytes = databaseBytes();
  return bytes.fill(0, 4096 * 3, 4096 * 9);
}
