import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import SQLite from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { codeOf, isUnconfirmed, Unavailable, unavailableFrom } from "#db/errors.ts";
import * as schema from "./schema/index.ts";

type Connection = BetterSQLite3Database<typeof schema>;

/** What a query may use: nothing that writes. */
export type Reading = Pick<Connection, "select" | "selectDistinct" | "all" | "get" | "$count">;
/** What a write holds while it has the lock: it reads its own writes. */
export type Writing = Connection;

export interface Database {
  readonly reading: Reading;
  /**
   * Runs `work` in one transaction, one at a time. Acknowledged only once it is on disk. Throws Unavailable where the disk
   * is full, the database stays locked for five seconds, or the disk has failed to confirm a write (see `diskFailed`).
   */
  write<Result>(work: (writing: Writing) => Promise<Result>): Promise<Result>;
  /** Commits a write that changes nothing: it tells whether writes come to the disk just now. Throws as a write does. */
  probeWrite(): Promise<void>;
  /** The writing connection itself: for what only `db/` does, and the checks made before serving. */
  readonly sqlite: SQLite.Database;
  /** Leaves nothing behind, in the file or its log, of what has been removed. Waits for its turn among the writes. */
  vacuum(): Promise<void>;
  /** Puts all that stands in the log into the database file, and makes sure of it. Throws Unavailable. */
  checkpoint(): Promise<void>;
  /** Resolves once the disk has failed to confirm a write: from then on nothing is written, and the process has to end. */
  readonly diskFailed: Promise<void>;
  /** Changes when something was removed: what was derived before it is not to be shown again. */
  readonly cacheEpoch: object;
  /** The migration that this process has brought it to, by when that was made; null until then. */
  migratedTo: number | null;
  /** Waits for the writes under way, puts everything in the one file and closes it. */
  finish(): Promise<void>;
  close(): void;
}

/** Opens (or makes) the database in a folder: one writing connection, and a reading one that cannot write. */
export function openDatabase(folder: string): Database {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "tracker.db");
  // For nobody else on the machine: SQLite gives the log beside it the same rights.
  closeSync(openSync(file, "a", 0o600));
  const sqlite = new SQLite(file, { timeout: 0 });
  sqlite.pragma("journal_mode = WAL");
  applyPragmas(sqlite);
  const reader = new SQLite(file, { readonly: true, timeout: 5000 });
  applyPragmas(reader);
  reader.pragma("query_only = ON");
  const writing = drizzle(sqlite, { schema, casing: "snake_case" });
  const reading = drizzle(reader, { schema, casing: "snake_case" });

  let last: Promise<unknown> = Promise.resolve();
  let cacheEpoch = {};
  let isDiskSound = true;
  const { promise: diskFailed, resolve: reportDiskFailure } = Promise.withResolvers<void>();
  /** One after the other, and none waits longer for its turn and the lock together than its sender would. */
  const inTurn = <Result>(work: (until: number) => Promise<Result>): Promise<Result> => {
    const until = Date.now() + PATIENCE;
    const turn = last.then(async () => {
      if (!isDiskSound) throw new Unavailable("The disk has failed to confirm a write.");
      try {
        return await work(until);
      } catch (error) {
        if (isUnconfirmed(error)) {
          isDiskSound = false;
          reportDiskFailure();
        }
        throw unavailableFrom(error) ?? error;
      }
    });
    last = turn.catch(() => {});
    return turn;
  };
  const close = () => {
    reader.close();
    sqlite.close();
  };
  const emptyLog = (until: number) =>
    patiently(until, () => {
      // Another process may be reading from the log, as a backup does: it is emptied once that has finished.
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
    write: (work) => inTurn((until) => inTransaction(sqlite, until, () => work(writing))),
    // SQLite writes this number though it stays the same: a page goes to the log and to the disk as with any commit.
    probeWrite: () =>
      inTurn((until) =>
        inTransaction(sqlite, until, async () => void sqlite.pragma(`user_version = ${userVersion(sqlite)}`)),
      ),
    async vacuum() {
      cacheEpoch = {};
      await inTurn(async (until) => {
        await patiently(until, () => sqlite.exec("VACUUM"));
        await emptyLog(Date.now() + A_BACKUP);
      });
    },
    checkpoint: () => inTurn(emptyLog),
    finish: () =>
      inTurn(async () => {
        sqlite.pragma("wal_checkpoint(TRUNCATE)");
        close();
      }),
    close,
  };
}

function userVersion(sqlite: SQLite.Database): number {
  return Number(sqlite.pragma("user_version", { simple: true }));
}

/** The settings that every connection needs: better-sqlite3 is compiled to lose acknowledged writes at a power cut without the first. */
function applyPragmas(connection: SQLite.Database) {
  connection.pragma("synchronous = FULL");
  connection.pragma("foreign_keys = ON");
  connection.pragma("recursive_triggers = ON");
  connection.pragma("trusted_schema = OFF");
  // What is removed is overwritten with noughts.
  connection.pragma("secure_delete = ON");
}

const PATIENCE = 5000;
/** Longer than copying a large database takes, in milliseconds. */
const A_BACKUP = 60_000;

async function inTransaction<Result>(
  sqlite: SQLite.Database,
  until: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    await patiently(until, () => sqlite.exec("BEGIN IMMEDIATE"));
    const result = await work();
    sqlite.exec("COMMIT");
    return result;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}

/** Does something that another process may stand in the way of, trying until an instant. SQLite's own waiting would stop every reader with it, so we wait here. */
async function patiently(until: number, work: () => unknown) {
  for (; ; await pause(20)) {
    try {
      work();
      return;
    } catch (error) {
      if (codeOf(error) !== "SQLITE_BUSY" || Date.now() > until) throw error;
    }
  }
}

/** The log can't be emptied while somebody reads from it, which SQLite answers and does not throw. */
class Busy extends Error {
  readonly code = "SQLITE_BUSY";
}

/** A query prepared once for each connection, which halves its cost. */
export function prepared<Query>(build: (on: Reading) => Query): (on: Reading) => Query {
  const made = new WeakMap<Reading, Query>();
  return (on) => {
    const known = made.get(on) ?? build(on);
    made.set(on, known);
    return known;
  };
}
