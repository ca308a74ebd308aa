import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { expect, test } from "vitest";
import { isUnconfirmed, Unavailable } from "#db/errors.ts";
import { database } from "#lib/core/database.ts";
import { setup } from "#lib/core/viewer.ts";
import { addAgency } from "#lib/partnership/agencies.commands.ts";
import { withTestDatabase } from "#tests/support/database.ts";
import { openDatabase } from "./client.ts";
import { applyMigrations } from "./migrate.ts";
import { agencies, agencyNames, tracker, trail } from "./schema/index.ts";
import { factTables, hasAllTriggers } from "./triggers.ts";

withTestDatabase();

test("connections sync fully, enforce foreign keys and fire triggers on replacement", () => {
  const { sqlite } = database();
  const pragmas = ["synchronous", "foreign_keys", "recursive_triggers", "trusted_schema", "journal_mode"];
  expect(pragmas.map((name) => sqlite.pragma(name, { simple: true }))).toEqual([2, 1, 1, 0, "wal"]);
});

test("a reopened database has the same settings", () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-reopened-"));
  openDatabase(folder).close();
  const reopened = openDatabase(folder);
  expect(reopened.sqlite.pragma("synchronous", { simple: true })).toBe(2);
  reopened.close();
  rmSync(folder, { recursive: true });
});

test.skipIf(process.platform === "win32")("other users of the machine can't read the files", () => {
  const folder = join(mkdtempSync(join(tmpdir(), "tracker-rights-")), "data");
  const opened = openDatabase(folder);
  opened.sqlite.exec("CREATE TABLE one (id INTEGER) STRICT");
  const rights = (path: string) => (statSync(path).mode & 0o777).toString(8);
  expect(rights(folder)).toBe("700");
  const files = readdirSync(folder).toSorted();
  expect(files).toEqual(["tracker.db", "tracker.db-shm", "tracker.db-wal"]);
  expect(files.map((name) => rights(join(folder, name)))).toEqual(["600", "600", "600"]);
  opened.close();
  rmSync(folder, { recursive: true });
});

test("the reading connection cannot write", () => {
  const { reading } = database();
  expect("insert" in reading).toBe(true); // the type only hides Drizzle's method; SQLite refuses the write
  const insert: unknown = Reflect.get(reading, "insert");
  if (typeof insert !== "function") throw new Error("Drizzle changed");
  expect(() => Reflect.apply(insert, reading, [tracker]).values({ id: 1, mode: "trial", createdAt: 0 }).run()).toThrow(
    /readonly|query_only/i,
  );
});

test("a write that throws is rolled back", async () => {
  const failing = database().write(async (on) => {
    await on.insert(tracker).values({ id: 7, mode: "trial", createdAt: 0 });
    throw new Error("broke off");
  });
  await expect(failing).rejects.toThrow("broke off");
  expect(await database().reading.select().from(tracker)).toEqual([]);
});

test("a write waits for a locked database, and throws Unavailable after five seconds", {
  timeout: 20_000,
}, async () => {
  const other = new SQLite(database().sqlite.name);
  other.exec("BEGIN IMMEDIATE");
  const waiting = database().write(async () => "done");
  setTimeout(() => other.exec("ROLLBACK"), 300);
  await expect(waiting).resolves.toBe("done");
  other.exec("BEGIN IMMEDIATE");
  await expect(database().write(async () => "done")).rejects.toBeInstanceOf(Unavailable);
  other.exec("ROLLBACK");
  other.close();
  await expect(database().write(async () => "done")).resolves.toBe("done");
});

test("several writes that wait for a lock wait no longer than one", { timeout: 20_000 }, async () => {
  const other = new SQLite(database().sqlite.name);
  other.exec("BEGIN IMMEDIATE");
  const from = Date.now();
  const waiting = await Promise.allSettled(Array.from({ length: 4 }, () => database().write(async () => "done")));
  expect(waiting.map(({ status }) => status)).toEqual(Array(4).fill("rejected"));
  // One after the other they would take twenty seconds.
  expect(Date.now() - from).toBeLessThan(15_000);
  other.exec("ROLLBACK");
  other.close();
});

test("after the disk failed to confirm a write, all writes are refused", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-failed-disk-"));
  const opened = openDatabase(folder);
  let hasFailed = false;
  void opened.diskFailed.then(() => {
    hasFailed = true;
  });
  const failing = opened.write(async () => {
    throw Object.assign(new Error("disk I/O error"), { code: "SQLITE_IOERR_FSYNC" });
  });
  await expect(failing).rejects.toBeInstanceOf(Unavailable);
  await expect(failing).rejects.toSatisfy(isUnconfirmed);
  expect(hasFailed).toBe(true);
  const later = opened.write(async () => "done");
  await expect(later).rejects.toBeInstanceOf(Unavailable);
  await expect(later).rejects.not.toSatisfy(isUnconfirmed);
  opened.close();
  rmSync(folder, { recursive: true });
});

test("checkpoint empties the write-ahead log", async () => {
  await database().write(async (on) => void (await on.insert(tracker).values({ id: 1, mode: "trial", createdAt: 0 })));
  const log = `${database().sqlite.name}-wal`;
  expect(statSync(log).size).toBeGreaterThan(0);
  await database().checkpoint();
  expect(statSync(log).size).toBe(0);
});

test("facts are appended, never changed, replaced or deleted", async () => {
  const { trail: id } = await addAgency(setup, { name: "An agency" });
  const { sqlite } = database();
  for (const table of factTables(sqlite)) {
    const triggers = sqlite
      .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? AND name NOT LIKE 'search%'")
      .pluck()
      .get(table);
    expect([table, triggers]).toEqual([table, 3]);
  }
  expect(() => sqlite.exec("UPDATE agency_names SET name = 'Another'")).toThrow(/never changed/);
  expect(() => sqlite.exec("DELETE FROM agency_names")).toThrow(/never deleted/);
  expect(() => sqlite.exec("UPDATE trail SET at = 0")).toThrow(/never changed/);
  const replacing = database().write(async (on) => {
    const row = {
      at: 0,
      role: "setup" as const,
      command: "addAgency",
      subjectKind: "agency",
      subjectId: id,
      sample: false,
    };
    await on.insert(trail).values({ number: id + 1, ...row });
    await on.insert(agencyNames).values({ trail: id + 1, agencyId: id, name: "Replaced" });
    sqlite.exec(`INSERT OR REPLACE INTO agency_names SELECT * FROM agency_names WHERE trail = ${id + 1}`);
  });
  await expect(replacing).rejects.toThrow(/never deleted/);
  expect(() =>
    sqlite.exec(
      "INSERT INTO trail SELECT number + 2, at, person_id, role, agency_id, command, subject_kind, subject_id, NULL, sample, NULL, NULL, NULL FROM trail LIMIT 1",
    ),
  ).toThrow(/follow one another/);
});

test("facts can be appended to the current event only", async () => {
  const { trail: first } = await addAgency(setup, { name: "First" });
  await addAgency(setup, { name: "Second" });
  const late = database().write(
    async (on) => void (await on.insert(agencies).values({ id: 999, trail: first, isExecutive: false })),
  );
  await expect(late).rejects.toThrow(/under way/);
});

test("every table is strict", () => {
  const loose = database()
    .sqlite.prepare(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  expect(loose).toEqual([]);
});

test("finish waits for the current write and leaves a single file", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-finished-"));
  const open = openDatabase(folder);
  open.sqlite.exec("CREATE TABLE things (id integer PRIMARY KEY) STRICT");
  const slow = open.write(async (on) => {
    on.run("INSERT INTO things VALUES (1)");
    await pause(200);
    on.run("INSERT INTO things VALUES (2)");
  });
  await open.finish();
  await slow;
  expect(readdirSync(folder)).toEqual(["tracker.db"]);
  const again = new SQLite(join(folder, "tracker.db"), { readonly: true });
  expect(again.prepare("SELECT count(*) FROM things").pluck().get()).toBe(2);
  again.close();
  rmSync(folder, { recursive: true });
});

test("probeWrite writes a page to the log, and throws if writing fails", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-probe-"));
  const open = openDatabase(folder);
  open.sqlite.exec("CREATE TABLE things (id integer PRIMARY KEY) STRICT");
  open.sqlite.pragma("wal_checkpoint(TRUNCATE)");
  await open.probeWrite();
  expect(statSync(join(folder, "tracker.db-wal")).size).toBeGreaterThan(4096);
  open.sqlite.pragma("query_only = ON");
  await expect(open.probeWrite()).rejects.toThrow(Unavailable);
  open.close();
  rmSync(folder, { recursive: true });
});

test("migrating creates the triggers again where one is missing or another one, and otherwise leaves them", () => {
  const { sqlite } = database();
  const schemaVersion = () => sqlite.pragma("schema_version", { simple: true });
  expect(hasAllTriggers(sqlite)).toBe(true);
  const before = schemaVersion();
  applyMigrations(database());
  expect(schemaVersion()).toBe(before);

  for (const replacement of [
    "",
    "CREATE TRIGGER agency_names_delete BEFORE DELETE ON agency_names BEGIN SELECT 1; END",
  ]) {
    sqlite.exec(`DROP TRIGGER agency_names_delete; ${replacement}`);
    expect(hasAllTriggers(sqlite)).toBe(false);
    applyMigrations(database());
    expect(hasAllTriggers(sqlite)).toBe(true);
    expect(() => sqlite.exec("DELETE FROM agency_names")).toThrow(/never deleted/);
  }
});
