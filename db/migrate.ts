import { join } from "node:path";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { migrate } from "drizzle-orm/better-sqlite3/migrator";
import { sealOnUpgrade } from "./chain.ts";
import type { Database } from "./client.ts";
import { createTriggers, dropTriggers } from "./triggers.ts";

/** Brings the database to the schema of this version. Throws where rows would be left without what they refer to. */
export function applyMigrations({ sqlite }: Database, folder = join(import.meta.dirname, "../drizzle")) {
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
}
