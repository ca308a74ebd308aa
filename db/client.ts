import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { LRUCache } from "lru-cache";
import * as schema from "./schema/index.ts";
import { keepSearchIndex } from "./search/index.ts";
import { Busy, createWriteQueue, inTransaction, retryWhileBusy } from "./write-queue.ts";

type Connection = BetterSQLite3Database<typeof schema>;

/** A connection for queries, without the methods that write. */
export type Reading = Pick<Connection, "select" | "selectDistinct" | "all" | "get" | "$count">;
/** The connection of a write transaction; it reads its own writes. */
export type Writing = Connection;

export interface Database {
  readonly reading: Reading;
  /**
   * Runs `work` in a transaction; transactions run one at a time. Resolves once the result is synced to disk. Throws
   * Unavailable if the disk is full, the database stays locked for five seconds, or `diskFailed` has resolved.
   */
  write<Result>(work: (writing: Writing) => Promise<Result>): Promise<Result>;
  /** Commits a write that changes nothing, to check that writes reach the disk. Throws as `write` does. */
  probeWrite(): Promise<void>;
  /** The writing connection, for the chain, migrations and checks. */
  readonly sqlite: SQLite.Database;
  /** Removes deleted content from the file and its log, after the writes before it. Throws Unavailable. */
  vacuum(): Promise<void>;
  /** Writes the log into the database file, synced, and empties it. Throws Unavailable. */
  checkpoint(): Promise<void>;
  /** Resolves if the disk fails to confirm a write. All later writes are refused, and the process must end. */
  readonly diskFailed: Promise<void>;
  /** Replaced by each `vacuum`, so that caches drop what was derived from deleted content. */
  readonly cacheEpoch: object;
  /** When the last migration that this process applied was created, in milliseconds; null before. */
  migratedTo: number | null;
  /** Waits for the current writes, writes the log into the database file and closes it. */
  finish(): Promise<void>;
  close(): void;
}

/** Opens the database in a folder, or creates it: a writing connection and a read-only one. */
export function openDatabase(folder: string): Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "tracker.db");
  // Readable by this account only; SQLite gives the log the same permissions.
  closeSync(openSync(file, "a", 0o600));
  const sqlite = new SQLite(file, { timeout: 0 });
  sqlite.pragma("journal_mode = WAL");
  applyPragmas(sqlite);
  const reader = new SQLite(file, { readonly: true, timeout: 5000 });
  applyPragmas(reader);
  reader.pragma("query_only = ON");
  const writing = drizzle(keepStatements(sqlite), { schema, casing: "snake_case" });
  const reading = drizzle(reader, { schema, casing: "snake_case" });

  const { enqueue, diskFailed } = createWriteQueue(WRITE_TIMEOUT);
  let cacheEpoch = {};
  const close = () => {
    reader.close();
    sqlite.close();
  };
  const emptyLog = (until: number) =>
    retryWhileBusy(until, () => {
      // Another process, such as a backup, may be reading from the log.
      if (sqlite.pragma("wal_checkpoint(TRUNCATE)", { simple: true }) !== 0) throw new Busy();
    });
  return {
    reading,
    sqlite,
    get cacheEpoch() {
      return cacheEpoch;
    },
    migratedTo: null,
    diskFailed,
    write: (work) =>
      enqueue((until) => inTransaction(sqlite, until, () => keepSearchIndex(sqlite, () => work(writing)))),
    // SQLite writes a page to the log even if this number does not change.
    probeWrite: () =>
      enqueue((until) =>
        inTransaction(sqlite, until, async () => void sqlite.pragma(`user_version = ${userVersion(sqlite)}`)),
      ),
    async vacuum() {
      cacheEpoch = {};
      await enqueue(async (until) => {
        await retryWhileBusy(until, () => sqlite.exec("VACUUM"));
        await emptyLog(Date.now() + BACKUP_TIME);
      });
    },
    checkpoint: () => enqueue(emptyLog),
    finish: () =>
      enqueue(async () => {
        sqlite.pragma("wal_checkpoint(TRUNCATE)");
        close();
      }),
    close,
  };
}

/** The most statements of a connection that are kept, several times as many as all commands together have. */
const MAX_STATEMENTS = 500;

/**
 * The same connection, which compiles each statement once. Compiling an insert takes longer than running it, because its
 * triggers and references are compiled with it, and an import runs the same few statements thousands of times.
 */
function keepStatements(sqlite: SQLite.Database): SQLite.Database {
  const kept = new LRUCache<string, SQLite.Statement>({ max: MAX_STATEMENTS });
  const prepare = (source: string) => {
    const known = kept.get(source);
    if (known) return known.reader ? known.raw(false) : known;
    const statement = sqlite.prepare(source);
    kept.set(source, statement);
    return statement;
  };
  return new Proxy(sqlite, {
    get(target, name) {
      if (name === "prepare") return prepare;
      const value: unknown = Reflect.get(target, name);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

function userVersion(sqlite: SQLite.Database): number {
  return Number(sqlite.pragma("user_version", { simple: true }));
}

/** Settings for every connection. The default `synchronous` of better-sqlite3 can lose commits at a power failure. */
function applyPragmas(connection: SQLite.Database) {
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("recursive_triggers = ON");
  connection.pragma("trusted_schema = OFF");
  // No text is written to a temporary file.
  connection.pragma("temp_store = MEMORY");
  // Overwrites deleted content with zeros.
  connection.pragma("secure_delete = ON");
}

/** How long a write waits for its turn and the lock, in milliseconds. */
const WRITE_TIMEOUT = 5000;
/** Longer than copying a large database takes, in milliseconds. */
const BACKUP_TIME = 60_000;

/** A query or an insert that is prepared once for each connection, which halves its cost. */
export function prepared<Query, On extends Reading = Reading>(build: (on: On) => Query): (on: On) => Query {
  const made = new WeakMap<On, Query>();
  return (on) => {
    const known = made.get(on) ?? build(on);
    made.set(on, known);
    return known;
  };
}
