import { join } from "node:path";
import SQLite from "better-sqlite3";
import { lastMigration } from "./migrate.ts";
import { chainHead, infectedChecksums } from "./verify.ts";

/**
 * The tables that are empty in a copy: they contain sessions, links, browsers and failed attempts, or refer to files that are
 * not copied. A stolen copy contains nothing to sign in with, apart from password hashes.
 */
export const tablesLeftOut: readonly string[] = [
  "sessions",
  "links",
  "uploads",
  "import_drafts",
  "devices",
  "throttles",
];

/** The contents of a copy. */
export interface CopyFacts {
  readonly mode: "trial" | "real";
  /** When its last migration was created, in milliseconds since 1970. */
  readonly migration: number;
  readonly chain: { readonly rows: number; readonly hash: string | null };
  /** The checksums of its files of evidence, of reviews and of imported plans, except infected ones. */
  readonly checksums: readonly string[];
  /** The number of redactions and removed files. */
  readonly removals: number;
}

/**
 * Copies the database of a data folder, as of one instant, into a new file, also while the tracker runs. Throws errors of
 * SQLite.
 */
export function copyDatabase(folder: string, target: string): CopyFacts {
  const live = openToRead(folder);
  try {
    // One read transaction, so that writes do not restart it, and without the contents of free pages.
    live.prepare("VACUUM INTO ?").run(target);
  } finally {
    live.close();
  }
  const copy = new SQLite(target);
  try {
    copy.pragma("secure_delete = ON");
    // A database of an older version may lack a table.
    const tables = copy.prepare<[], string>("select name from sqlite_schema where type = 'table'").pluck().all();
    for (const table of tablesLeftOut.filter((name) => tables.includes(name))) copy.exec(`DELETE FROM "${table}"`);
    const removed = infectedChecksums(copy);
    return {
      mode: copy.prepare<[], "trial" | "real">("select mode from tracker").pluck().get() ?? "real",
      migration: lastMigration(copy),
      chain: chainHead(copy),
      checksums: checksumsIn(copy, tables).filter((sha256) => !removed.has(sha256)),
      removals: removalsOf(copy),
    };
  } finally {
    copy.close();
  }
}

/** The checksums of the files of evidence, of reviews and of imported plans. */
function checksumsIn(sqlite: SQLite.Database, tables: readonly string[]): string[] {
  const withFiles = ["evidence", "review_files", "imports"].filter((name) => tables.includes(name));
  const statements = withFiles.map((table) => `select sha256 from "${table}" where sha256 is not null`);
  return sqlite
    .prepare<[], string>(`${statements.join(" union ")} order by sha256`)
    .pluck()
    .all();
}

/** The number of redactions and removed files in the database of a data folder. */
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
