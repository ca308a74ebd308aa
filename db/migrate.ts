import { join } from "node:path";
import type SQLite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { sealOnUpgrade } from "./chain.ts";
import type { Database } from "./client.ts";
import { buildSearchIndex, hasSearchIndex } from "./search/index.ts";
import { createTriggers, dropTriggers, hasAllTriggers } from "./triggers.ts";

/** Migrates the database to the schema of this version. Throws if rows would refer to missing rows. */
export function applyMigrations(database: Database, folder = migrationsFolder()) {
  const { sqlite } = database;
  // Drizzle rebuilds a table by dropping the old one, which with foreign keys on deletes the rows that refer to it. They
  // can't be switched off inside the migrator's transaction.
  sqlite.pragma("foreign_keys = OFF");
  try {
    migrate(drizzle(sqlite), { migrationsFolder: folder });
    const orphans = sqlite.pragma("foreign_key_check");
    if (Array.isArray(orphans) && orphans.length > 0)
      throw new Error(`${orphans.length} rows refer to rows that are not there.`);
    // Most starts find them as they were left, and each change of the schema waits for the disk.
    const isIndexed = hasSearchIndex(sqlite);
    if (!isIndexed || !hasAllTriggers(sqlite)) {
      dropTriggers(sqlite);
      sealOnUpgrade(sqlite);
      if (!isIndexed) buildSearchIndex(sqlite);
      createTriggers(sqlite);
    }
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
  database.migratedTo = lastMigration(sqlite);
}

/** When the last migration of a database was created, in milliseconds since 1970; 0 if it has none. */
export function lastMigration(sqlite: SQLite.Database): number {
  const table = sqlite.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (!table) return 0;
  return Number(sqlite.prepare("select max(created_at) from __drizzle_migrations").pluck().get());
}

/** When the newest migration of this version was created, in milliseconds since 1970. */
export function newestMigration(folder = migrationsFolder()): number {
  return Math.max(...readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis));
}

/** A function and not a constant, since bundled pages load this file from where there is no such folder. */
function migrationsFolder(): string {
  return join(import.meta.dirname, "../drizzle");
}
