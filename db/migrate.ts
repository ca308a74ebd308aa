import { join } from "node:path";
import type SQLite from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { sealOnUpgrade } from "./chain.ts";
import type { Database } from "./client.ts";
import { createTriggers, dropTriggers } from "./triggers.ts";

/** Brings the database to the schema of this version. Throws where rows would be left without what they refer to. */
export function applyMigrations(database: Database, folder = migrationsFolder()) {
  const { sqlite } = database;
  // Drizzle rebuilds a table by dropping the old one; with foreign keys on, the rows that refer to it would go too, and
  // inside the migrator's own transaction they can't be switched off.
  sqlite.pragma("foreign_keys = OFF");
  try {
    migrate(drizzle(sqlite), { migrationsFolder: folder });
    const orphans = sqlite.pragma("foreign_key_check");
    if (Array.isArray(orphans) && orphans.length > 0)
      throw new Error(`${orphans.length} rows refer to rows that are not there.`);
    dropTriggers(sqlite);
    sealOnUpgrade(sqlite);
    createTriggers(sqlite);
  } finally {
    sqlite.pragma("foreign_keys = ON");
  }
  database.migratedTo = lastMigration(sqlite);
}

/** When the last migration that a database had was made; nought where it had none. */
export function lastMigration(sqlite: SQLite.Database): number {
  const table = sqlite.prepare("select 1 from sqlite_schema where name = '__drizzle_migrations'").get();
  if (!table) return 0;
  return Number(sqlite.prepare("select max(created_at) from __drizzle_migrations").pluck().get());
}

/** When the newest migration that this version of the tracker knows was made. */
export function newestMigration(folder = migrationsFolder()): number {
  return Math.max(...readMigrationFiles({ migrationsFolder: folder }).map(({ folderMillis }) => folderMillis));
}

/** Asked for, and not a constant: the pages, too, load this file, from where there is no such folder. */
function migrationsFolder(): string {
  return join(import.meta.dirname, "../drizzle");
}
