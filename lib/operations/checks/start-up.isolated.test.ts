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
import { startUpProblems } from "./start-up.ts";

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

/** The start-up problems of the folder in sentences, with its path replaced by FOLDER. */
async function problems(diskFloor = 0) {
  const found = await startUpProblems({ dataDir, diskFloor });
  return found.map((one) => describeStartUpProblem(one).replaceAll(dataDir, "FOLDER"));
}

/** Copies an intact database into the folder and changes it directly. */
function withDatabase(change: (sqlite: SQLite.Database) => void = () => {}) {
  copyFileSync(good, join(dataDir, "tracker.db"));
  const sqlite = new SQLite(join(dataDir, "tracker.db"));
  dropTriggers(sqlite);
  change(sqlite);
  sqlite.close();
}

test("an empty folder, a missing folder and an intact one have no problems", async () => {
  expect(await problems()).toEqual([]);
  rmSync(dataDir, { recursive: true });
  expect(await problems()).toEqual([]);
  withDatabase();
  expect(await problems()).toEqual([]);
});

test("a folder that is not writable is reported, including one inside the data folder", async () => {
  writeFileSync(join(dataDir, "incoming"), "a file in the place of a folder");
  const [sentence] = await problems();
  expect(sentence).toMatch(/^Nothing can be written in FOLDER\/incoming \((EEXIST|ENOTDIR)\)\. Give /);
  dataDir = join(dataDir, "incoming");
  expect((await problems())[0]).toMatch(/^Nothing can be written in FOLDER \(/);
});

test("a disk that is nearly full is reported with its free space, beside other problems", async () => {
  withDatabase((sqlite) => sqlite.exec("UPDATE trail SET at = at + 1 WHERE number = 4"));
  const [full, altered, ...rest] = await problems(1e18);
  expect(full).toMatch(/^The disk of FOLDER has [\d,]+ MB left, and 1,000,000,000,000 MB have to be free\. Make room/);
  expect(altered).toMatch(/^Trail row 4 .* was altered/);
  expect(rest).toEqual([]);
});

test("an interrupted restore is reported; an empty folder that it left is not", async () => {
  mkdirSync(join(dataDir, "restoring"));
  expect(await problems()).toEqual([]);
  writeFileSync(join(dataDir, "restoring/tracker.db"), "half");
  expect(await problems()).toEqual([
    "A restore into FOLDER was broken off. Run npm run restore again with the same file.",
  ]);
});

test.each([
  ["no database", () => {}],
  ["an empty file in its place", () => writeFileSync(join(dataDir, "tracker.db"), "")],
])("evidence with %s is not treated as a new tracker", async (_what, put) => {
  put();
  mkdirSync(join(dataDir, "evidence/ab"), { recursive: true });
  const sentence = "There is evidence in FOLDER, but no database that it belongs to.";
  expect((await problems())[0]).toContain(sentence);
  rmSync(join(dataDir, "evidence"), { recursive: true });
  expect(await problems()).toEqual([]);
  writeFileSync(join(dataDir, "tracker.db-wal"), "what was not written back");
  expect((await problems())[0]).toContain(sentence);
});

test("a file that is not a database is reported", async () => {
  writeFileSync(
    join(dataDir, "tracker.db"),
    "This is not a database, and long enough to be taken for one.".repeat(100),
  );
  expect((await problems())[0]).toMatch(/^The database in FOLDER can't be opened \(SQLITE_NOTADB\)\. Restore the last/);
});

test.each([
  ["overwritten in its middle", (bytes: Buffer) => bytes.fill(0, 4096 * 20, 4096 * 60)],
  ["cut short", (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
])("a database that was %s is reported", async (_what, damage) => {
  writeFileSync(join(dataDir, "tracker.db"), damage(readFileSync(good)));
  expect((await problems())[0]).toMatch(/^The database in FOLDER (is damaged \(|can't be opened \(SQLITE_CORRUPT)/);
});

test("a database of a newer version is reported and not changed", async () => {
  const later = newestMigration() + 1;
  withDatabase((sqlite) => sqlite.exec(`INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('x', ${later})`));
  const before = readFileSync(join(dataDir, "tracker.db"));
  expect((await problems())[0]).toMatch(/^The database in FOLDER is of a newer version of the tracker than this one\./);
  expect(readFileSync(join(dataDir, "tracker.db")).equals(before)).toBe(true);
});

test("a database of an older version is no problem", async () => {
  withDatabase((sqlite) =>
    sqlite.exec(
      "DELETE FROM __drizzle_migrations WHERE created_at = (SELECT max(created_at) FROM __drizzle_migrations)",
    ),
  );
  expect(await problems()).toEqual([]);
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
])("%s altered in the latest rows is reported", async (_what, statement, sentence) => {
  withDatabase((sqlite) => sqlite.exec(statement));
  expect((await problems())[0]).toMatch(sentence);
});

test("a database locked by another program is reported", async () => {
  withDatabase();
  const another = new SQLite(join(dataDir, "tracker.db"));
  another.pragma("journal_mode = DELETE");
  another.exec("BEGIN EXCLUSIVE");
  expect((await problems())[0]).toMatch(/^The database in FOLDER is locked by another program/);
  another.exec("ROLLBACK");
  another.close();
});
