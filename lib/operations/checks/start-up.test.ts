import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { applyMigrations, newestMigration } from "#db/migrate.ts";
import { dropTriggers } from "#db/triggers.ts";
import { database, setDatabase } from "#lib/core/database.ts";
import { seedReport } from "#lib/operations/seed/seed.ts";
import { describeStartUpProblem } from "./labels.ts";
import { startUpProblems } from "./queries.ts";

const place = mkdtempSync(join(tmpdir(), "tracker-serving-"));
const good = join(place, "good.db");
let dataDir: string;

beforeAll(async () => {
  process.env.DATA_DIR = join(place, "made");
  applyMigrations(database());
  await seedReport();
  await database().finish();
  setDatabase(undefined);
  copyFileSync(join(place, "made/tracker.db"), good);
});
afterAll(() => rmSync(place, { recursive: true }));

beforeEach(() => {
  dataDir = mkdtempSync(join(place, "data-"));
});

/** What a start says of the folder, in sentences; the folder's own path left out of them. */
async function said(diskFloor = 0) {
  const trouble = await startUpProblems({ dataDir, diskFloor });
  return trouble.map((one) => describeStartUpProblem(one).replaceAll(dataDir, "FOLDER"));
}

/** Puts a good database there and changes it with the file in hand. */
function withDatabase(change: (sqlite: SQLite.Database) => void = () => {}) {
  copyFileSync(good, join(dataDir, "tracker.db"));
  const sqlite = new SQLite(join(dataDir, "tracker.db"));
  dropTriggers(sqlite);
  change(sqlite);
  sqlite.close();
}

test("nothing stands in the way of an empty folder, one that is not there yet, and one that is well", async () => {
  expect(await said()).toEqual([]);
  rmSync(dataDir, { recursive: true });
  expect(await said()).toEqual([]);
  withDatabase();
  expect(await said()).toEqual([]);
});

test("a folder that takes no file is told, and one of its own folders", async () => {
  writeFileSync(join(dataDir, "incoming"), "a file in the place of a folder");
  const [sentence] = await said();
  expect(sentence).toMatch(/^Nothing can be written in FOLDER\/incoming \((EEXIST|ENOTDIR)\)\. Give /);
  dataDir = join(dataDir, "incoming");
  expect((await said())[0]).toMatch(/^Nothing can be written in FOLDER \(/);
});

test("a disk that is nearly full is told, with how much is left, and beside it what else there is", async () => {
  withDatabase((sqlite) => sqlite.exec("UPDATE trail SET at = at + 1 WHERE number = 4"));
  const [full, altered, ...rest] = await said(1e18);
  expect(full).toMatch(/^The disk of FOLDER has [\d,]+ MB left, and 1,000,000,000,000 MB have to be free\. Make room/);
  expect(altered).toMatch(/^Trail row 4 .* was altered/);
  expect(rest).toEqual([]);
});

test("a restore that was broken off is told; an empty folder that one left is not", async () => {
  mkdirSync(join(dataDir, "restoring"));
  expect(await said()).toEqual([]);
  writeFileSync(join(dataDir, "restoring/tracker.db"), "half");
  expect(await said()).toEqual(["A restore into FOLDER was broken off. Run npm run restore again with the same file."]);
});

test.each([
  ["no database", () => {}],
  ["an empty file in its place", () => writeFileSync(join(dataDir, "tracker.db"), "")],
])("evidence with %s is never taken for a new tracker", async (_what, put) => {
  put();
  mkdirSync(join(dataDir, "evidence/ab"), { recursive: true });
  const sentence = "There is evidence in FOLDER, but no database that it belongs to.";
  expect((await said())[0]).toContain(sentence);
  rmSync(join(dataDir, "evidence"), { recursive: true });
  expect(await said()).toEqual([]);
  writeFileSync(join(dataDir, "tracker.db-wal"), "what was not written back");
  expect((await said())[0]).toContain(sentence);
});

test("a file that is no database is told", async () => {
  writeFileSync(
    join(dataDir, "tracker.db"),
    "This is not a database, and long enough to be taken for one.".repeat(100),
  );
  expect((await said())[0]).toMatch(/^The database in FOLDER can't be opened \(SQLITE_NOTADB\)\. Restore the last/);
});

test.each([
  ["overwritten in its middle", (bytes: Buffer) => bytes.fill(0, 4096 * 20, 4096 * 60)],
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
])("a database that was %s is told", async (_what, damage) => {
  writeFileSync(join(dataDir, "tracker.db"), damage(readFileSync(good)));
  expect((await said())[0]).toMatch(/^The database in FOLDER (is damaged \(|can't be opened \(SQLITE_CORRUPT)/);
});

test("a database of a newer version is told, and left as it is", async () => {
  const later = newestMigration() + 1;
  withDatabase((sqlite) => sqlite.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', ${later})`));
  const before = readFileSync(join(dataDir, "tracker.db"));
  expect((await said())[0]).toMatch(/^The database in FOLDER is of a newer version of the tracker than this one\./);
  expect(readFileSync(join(dataDir, "tracker.db")).equals(before)).toBe(true);
});

test("a database of an older version is not in the way", async () => {
  withDatabase((sqlite) =>
    sqlite.exec(
      "DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)",
    ),
  );
  expect(await said()).toEqual([]);
});

test.each([
  [
    "a fact",
    "UPDATE agency_names SET name = 'Mine' WHERE trail = (SELECT max(trail) FROM agency_names)",
    /what it wrote was altered/,
  ],
  [
    "the last row",
    "UPDATE trail SET command = 'x' WHERE number = (SELECT max(number) FROM trail)",
    /was altered, or does not follow/,
  ],
  ["a seal", "UPDATE trail SET hash = NULL WHERE number = 5", /Trail row 5 .* has no seal/],
])("%s altered among the last rows is told", async (_what, statement, sentence) => {
  withDatabase((sqlite) => sqlite.exec(statement));
  expect((await said())[0]).toMatch(sentence);
});

test("a database that another program has locked is told", async () => {
  withDatabase();
  const another = new SQLite(join(dataDir, "tracker.db"));
  another.pragma("journal_mode = DELETE");
  another.exec("BEGIN EXCLUSIVE");
  expect((await said())[0]).toMatch(/^The database in FOLDER is locked by another program/);
  another.exec("ROLLBACK");
  another.close();
});
