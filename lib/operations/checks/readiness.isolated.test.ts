import { statSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { withTestDatabase } from "#tests/support/database.ts";
import { readiness } from "./readiness.ts";

withTestDatabase();

// Results are cached for two seconds; moving the clock gives each test an empty cache.
let clock = performance.now();
beforeEach(() => {
  clock += 60_000;
  vi.spyOn(performance, "now").mockImplementation(() => clock);
});
afterEach(() => vi.restoreAllMocks());

test("a tracker that can write is ready, and the probe changes no row", async () => {
  const before = database().sqlite.prepare("select total_changes()").pluck().get();
  expect(await readiness()).toEqual({ ready: true, failed: [] });
  expect(database().sqlite.prepare("select total_changes()").pluck().get()).toBe(before);
});

test("the check writes a page to the write-ahead log, at most once in two seconds", async () => {
  const log = () => statSync(join(config().dataDir, "tracker.db-wal")).size;
  database().sqlite.pragma("wal_checkpoint(TRUNCATE)");
  expect(log()).toBe(0);
  await Promise.all(Array.from({ length: 50 }, () => readiness()));
  const once = log();
  expect(once).toBeGreaterThan(4096);
  clock += 1900;
  await readiness();
  expect(log()).toBe(once);
  clock += 200;
  await readiness();
  expect(log()).toBeGreaterThan(once);
});

test("not ready while another program locks the database, within little more than a second", async () => {
  const another = new SQLite(join(config().dataDir, "tracker.db"));
  another.exec("BEGIN IMMEDIATE");
  const from = Date.now();
  expect(await readiness()).toEqual({ ready: false, failed: ["database"] });
  // Sooner than a write would give up, which waits five seconds.
  expect(Date.now() - from).toBeLessThan(5000);
  another.exec("ROLLBACK");
  another.close();
  clock += 2100;
  expect(await readiness()).toEqual({ ready: true, failed: [] });
});

test("not ready if a commit fails", async () => {
  database().sqlite.pragma("query_only = ON");
  expect(await readiness()).toEqual({ ready: false, failed: ["database"] });
  database().sqlite.pragma("query_only = OFF");
});

test("not ready below the limit of free space", async () => {
  const { diskFloor } = config();
  Object.assign(config(), { diskFloor: 1e18 });
  expect(await readiness()).toEqual({ ready: false, failed: ["disk"] });
  Object.assign(config(), { diskFloor });
});

test("not ready if another version has migrated the database", async () => {
  const { sqlite } = database();
  sqlite.exec("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('later', 9999999999999)");
  expect(await readiness()).toEqual({ ready: false, failed: ["migrations"] });
  sqlite.exec("DELETE FROM __drizzle_migrations WHERE hash = 'later'");
});
