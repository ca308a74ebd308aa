import { join } from "node:path";
import SQLite from "better-sqlite3";
import { lastMigration } from "./migrate.ts";
import { chainHead, infectedChecksums } from "./verify.ts";

/**
 * The tables that are empty in a copy: with what they hold a session could be opened or gone on with, they know from which
 * browser somebody signs in or who guessed where, or they speak of files that are not copied. Whoever finds a copy can sign
 * in with nothing that stands in it.
 */
export const tablesLeftOut: readonly string[] = ["sessions", "links", "uploads", "devices", "throttles"];

/** What a copy says of itself. */
export interface CopyFacts {
  readonly mode: "trial" | "real";
  /** When the last migration it had was made. */
  readonly migration: number;
  readonly chain: { readonly rows: number; readonly hash: string | null };
  /** The checksums of the evidence files that it speaks of. */
  readonly checksums: readonly string[];
  /** How many times something had been removed for good. */
  readonly removals: number;
}

/**
 * Copies the database of a data folder, as it is at one moment, into a new file: also while it is served, which goes
 * on meanwhile. Throws what SQLite throws where it can't be read, or the disk is full.
 */
export function copyDatabase(folder: string, target: string): CopyFacts {
  const live = openToRead(folder);
  try {
    // In one reading, so that no write makes it begin again; and without what stood in pages that are free now.
    live.prepare("VACUUM INTO ?").run(target);
  } finally {
    live.close();
  }
  const copy = new SQLite(target);
  try {
    copy.pragma("secure_delete = ON");
    // Before an upgrade it may lack a table that this version has.
    const tables = copy.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
    for (const table of tablesLeftOut.filter((name) => tables.includes(name))) copy.exec(`DELETE FROM "${table}"`);
    const removed = infectedChecksums(copy);
    return {
      mode: copy.prepare<[], "trial" | "real">("select mode from tracker").pluck().get() ?? "real",
      migration: lastMigration(copy),
      chain: chainHead(copy),
      checksums: copy
        .prepare<[], string>("select distinct sha256 from evidence where sha256 is not null order by sha256")
        .pluck()
        .all()
        .filter((sha256) => !removed.has(sha256)),
      removals: removalsOf(copy),
    };
  } finally {
    copy.close();
  }
}

/** How many times something was removed for good from the database of a data folder, as it is now. */
export function countRemovals(folder: string): number {
  const live = openToRead(folder);
  try {
    return removalsOf(live);
  } finally {
    live.close();
  }
}

function openToRead(folder: string): SQLite.Database {
  return new SQLite(join(folder, "tracker.db"), { readonly: true, timeout: 10_000 });
}

function removalsOf(sqlite: SQLite.Database): number {
  return Number(sqlite.prepare("select count(*) from trail where command in ('redact', 'removeFile')").pluck().get());
}
