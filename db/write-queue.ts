import { setTimeout as pause } from "node:timers/promises";
import type SQLite from "better-sqlite3";
import { codeOf, isUnconfirmed, Unavailable, unavailableFrom } from "./errors.ts";

export interface WriteQueue {
  /** Runs work after all earlier work. `until` is the instant at which waiting for the lock has to end. */
  readonly enqueue: <Result>(work: (until: number) => Promise<Result>) => Promise<Result>;
  /** Resolves if the disk fails to confirm a write. */
  readonly diskFailed: Promise<void>;
}

/**
 * A queue that runs work sequentially. The timeout in milliseconds covers waiting for earlier work and for the lock. Throws
 * Unavailable for errors of the disk and of locks, and for all work after the disk failed to confirm a write.
 */
export function createWriteQueue(timeout: number): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  let isDiskSound = true;
  const { promise: diskFailed, resolve: reportDiskFailure } = Promise.withResolvers<void>();
  const enqueue = <Result>(work: (until: number) => Promise<Result>): Promise<Result> => {
    const until = Date.now() + timeout;
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
  return { enqueue, diskFailed };
}

/** Runs work in a transaction, which is rolled back if it throws. */
export async function inTransaction<Result>(
  sqlite: SQLite.Database,
  until: number,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    await retryWhileBusy(until, () => sqlite.exec("BEGIN IMMEDIATE"));
    const result = await work();
    sqlite.exec("COMMIT");
    return result;
  } catch (error) {
    if (sqlite.inTransaction) sqlite.exec("ROLLBACK");
    throw error;
  }
}

/** Retries work while another process holds the lock, up to an instant. SQLite's busy timeout would block the event loop. */
export async function retryWhileBusy(until: number, work: () => unknown) {
  for (; ; await pause(20)) {
    try {
      work();
      return;
    } catch (error) {
      if (codeOf(error) !== "SQLITE_BUSY" || Date.now() > until) throw error;
    }
  }
}

/** The log can't be emptied while a process reads from it; SQLite reports that as a result, not an error. */
export class Busy extends Error {
  readonly code = "SQLITE_BUSY";
}
