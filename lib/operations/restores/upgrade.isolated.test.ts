import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { newestMigration } from "#db/migrate.ts";
import { setDatabase } from "#lib/core/database.ts";
import { upgradeDatabase } from "#lib/operations/backups/upgrade.ts";
import { startUpProblems } from "#lib/operations/checks/start-up.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { seedTestUsers } from "#tests/support/database.ts";
import { restoreBackup } from "./store.ts";

const place = mkdtempSync(join(tmpdir(), "tracker-upgrade-"));
const [dataDir, backupDir] = [join(place, "data"), join(place, "backups")];
const later = join(place, "drizzle");
const where = { dataDir, backupDir, diskFloor: 0 };

beforeAll(() => {
  process.env.DATA_DIR = dataDir;
  cpSync(join(import.meta.dirname, "../../../drizzle"), later, { recursive: true });
});
afterAll(() => rmSync(place, { recursive: true }));

/** Adds a migration to the copy of the migrations folder, as a later version would. */
function writeMigration(statement: string) {
  const journal = JSON.parse(readFileSync(join(later, "meta/_journal.json"), "utf8"));
  const [idx, when] = [journal.entries.length, newestMigration(later) + 1];
  journal.entries.push({ idx, version: "6", when, tag: `${idx}_later`, breakpoints: true });
  writeFileSync(join(later, "meta/_journal.json"), JSON.stringify(journal));
  appendFileSync(join(later, `${idx}_later.sql`), statement);
}

const problems = () => startUpProblems({ dataDir, diskFloor: 0 });

test("an upgrade is backed up first and undone by restoring; new and current databases are not backed up", async () => {
  const open = openDatabase(dataDir);
  setDatabase(open);
  expect(await upgradeDatabase(open, where)).toBeNull();
  const { business } = await seedTestUsers();
  const { trail: kept } = await askQuestion(business, { reference: "HU2-4", words: "Before the upgrade?" });
  expect(await upgradeDatabase(open, where)).toBeNull();
  expect(readdirSync(place)).not.toContain("backups");

  writeMigration("CREATE TABLE later_things (id integer PRIMARY KEY) STRICT;");
  const backup = await upgradeDatabase(open, where, later);
  expect(backup?.manifest).toMatchObject({ migration: newestMigration(), chain: { rows: kept } });
  expect(open.migratedTo).toBe(newestMigration(later));
  expect(open.sqlite.prepare("select count(*) from later_things").pluck().get()).toBe(0);
  await askQuestion(business, { reference: "HU2-4", words: "After it?" });
  await open.finish();

  // This version does not start on the database of the later one; restoring the backup undoes the upgrade.
  expect(await problems()).toEqual([{ kind: "newer version", folder: dataDir }]);
  rmSync(dataDir, { recursive: true });
  await restoreBackup(backup?.path ?? "", dataDir);
  expect(await problems()).toEqual([]);
  const undone = openDatabase(dataDir);
  expect(await upgradeDatabase(undone, where)).toBeNull();
  const tables = undone.sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  expect(tables).not.toContain("later_things");
  expect(undone.sqlite.prepare("select words from questions").pluck().all()).toEqual(["Before the upgrade?"]);
  undone.close();
  setDatabase(undefined);
});

test("an upgrade does not start if the backup fails", async () => {
  writeMigration("CREATE TABLE still_later_things (id integer PRIMARY KEY) STRICT;");
  const inTheWay = join(place, "a file");
  writeFileSync(inTheWay, "");
  const open = openDatabase(dataDir);
  await expect(upgradeDatabase(open, { ...where, backupDir: inTheWay }, later)).rejects.toThrow(/EEXIST|ENOTDIR/);
  const tables = open.sqlite.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
  expect(tables).not.toContain("still_later_things");
  open.close();
});
