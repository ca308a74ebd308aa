import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { openDatabase } from "#db/client.ts";
import { copyDatabase } from "#db/copy.ts";
import { freeTexts } from "#db/free-texts.ts";
import { applyMigrations } from "#db/migrate.ts";
import { dropTriggers } from "#db/triggers.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { verifyAll } from "#lib/operations/checks/queries.ts";
import { addAgency, renameAgency } from "#lib/partnership/agencies.commands.ts";
import { askQuestion } from "#lib/recommendations/questions.commands.ts";
import { seedTestUsers, type TestUsers, withTestDatabase } from "#tests/support/database.ts";
import { searchAs } from "#tests/support/search.ts";
import { hasSearchIndex, removeSearchIndex } from "./index.ts";
import { searchSources } from "./sources.ts";
import { searchDifferences } from "./verify.ts";

withTestDatabase();
let cast: TestUsers;
beforeAll(async () => {
  cast = await seedTestUsers();
});
beforeEach(() => expect(searchDifferences(database().sqlite)).toEqual([]));

test("every free text is searched, except those that only some may read, checksums and addresses", () => {
  const searched = new Set(
    searchSources.flatMap(({ table, title, wording, words }) => {
      const sql = title("r") + wording("r") + words("r");
      return (freeTexts[table] ?? []).filter((column) => sql.includes(column)).map((column) => `${table}.${column}`);
    }),
  );
  const all = Object.entries(freeTexts).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
  expect(all.filter((key) => !searched.has(key))).toEqual([
    "evidence.url",
    "evidence.sha256",
    "import_sources.cell",
    "import_sources.ref",
    "imports.file_name",
    "imports.sha256",
    "imports.choices",
    "imports.left_out",
    ...["agenda_item", "title", "author", "sponsor", "asks", "summary", "risks"].map((one) => `paper_covers.${one}`),
    "redactions.reason",
    "releases.reason",
    "review_files.sha256",
    "review_links.url",
    "standings.reason",
  ]);
});

test("a start builds the index where it is missing or of another version, and otherwise leaves it", async () => {
  const { sqlite } = database();
  await askQuestion(cast.business, { reference: "HU2-1", words: "Is the avocet here?" });
  const version = () => sqlite.pragma("schema_version", { simple: true });
  const before = version();
  applyMigrations(database());
  expect(version()).toBe(before);
  for (const damage of ["DROP VIEW search_texts", "DROP TABLE search", "DROP TABLE search_entries"]) {
    dropTriggers(sqlite);
    sqlite.exec(damage);
    expect(hasSearchIndex(sqlite)).toBe(false);
    applyMigrations(database());
    expect(hasSearchIndex(sqlite)).toBe(true);
    expect((await searchAs(cast.viewer, "avocet")).total).toBe(1);
    expect(searchDifferences(sqlite)).toEqual([]);
  }
});

test("a write that is rolled back leaves nothing in the index", async () => {
  const failing = database().write(async (within) => {
    await askQuestion(cast.business, { reference: "HU2-1", words: "Is the dunlin here?" }, { within });
    throw new Error("broken off");
  });
  await expect(failing).rejects.toThrow("broken off");
  expect(await searchAs(cast.viewer, "dunlin")).toMatchObject({ total: 0, correctedTo: null });
});

test("the events of one transaction are indexed together: what a later one replaces is not found", async () => {
  await database().write(async (within) => {
    const { trail: agencyId } = await addAgency(cast.business, { name: "Plover" }, { within });
    const { trail: seen } = await renameAgency(cast.business, { agencyId, name: "Curlew", seen: agencyId }, { within });
    await renameAgency(cast.business, { agencyId, name: "Whimbrel", seen }, { within });
    await askQuestion(cast.business, { reference: "HU2-1", words: "Is the sanderling here?" }, { within });
  });
  const found = async (word: string) => (await searchAs(cast.viewer, word)).total;
  expect([await found("plover"), await found("curlew"), await found("whimbrel"), await found("sanderling")]).toEqual([
    0, 0, 1, 1,
  ]);
});

test("what is written while there is no index is found once a start has built it", async () => {
  removeSearchIndex(database().sqlite);
  await askQuestion(cast.business, { reference: "HU2-1", words: "Is the turnstone here?" });
  applyMigrations(database());
  await askQuestion(cast.business, { reference: "HU2-2", words: "Is the turnstone here too?" });
  expect((await searchAs(cast.viewer, "turnstone")).total).toBe(2);
});

test("a copy has the index, and a data folder of an earlier version gets it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tracker-search-"));
  copyDatabase(config().dataDir, join(folder, "tracker.db"));
  const copy = openDatabase(folder);
  expect(hasSearchIndex(copy.sqlite)).toBe(true);
  expect(searchDifferences(copy.sqlite)).toEqual([]);
  copy.close();

  const packed = join(import.meta.dirname, "../../tests/fixtures/data-folder-0.1.0/tracker.db.gz");
  writeFileSync(join(folder, "tracker.db"), gunzipSync(readFileSync(packed)));
  const upgraded = openDatabase(folder);
  applyMigrations(upgraded);
  expect(searchDifferences(upgraded.sqlite)).toEqual([]);
  const found = upgraded.sqlite.prepare("SELECT count(*) FROM search WHERE search MATCH '\"health visiting\"'").pluck();
  expect(Number(found.get())).toBeGreaterThan(0);
  upgraded.close();
  rmSync(folder, { recursive: true });
});

test("verify finds an index that has other facts than the database, or other words", async () => {
  const { sqlite } = database();
  const kinds = async () =>
    (await verifyAll()).findings.map((finding) => ("difference" in finding ? finding.difference : finding.kind));
  const broken = async (statement: string) => {
    sqlite.exec(statement);
    const found = await kinds();
    removeSearchIndex(sqlite);
    applyMigrations(database());
    return found;
  };
  expect(await kinds()).toEqual([]);
  expect(await broken("DELETE FROM search_entries WHERE source = 'wordings'")).toEqual(["facts"]);
  expect(await broken("INSERT INTO search (rowid, words) VALUES (1, 'heron')")).toEqual(["words"]);
  expect(await broken("INSERT INTO search_words (rowid, words) VALUES (1, 'heron')")).toEqual(["words"]);
  removeSearchIndex(sqlite);
  expect(await kinds()).toEqual([]);
  applyMigrations(database());
});
