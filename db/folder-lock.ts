import { chmodSync, existsSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";

/** The empty database in a data folder whose lock the tracker that uses the folder holds. */
export const LOCK_FILE = "tracker.lock";

/** The locks of this process: SQLite gives one up when its connection is garbage. */
const held = new Map<string, SQLite.Database>();

/**
 * Takes the lock of a data folder for as long as this process runs; the kernel gives it up however the process
 * ends. Returns false if another process holds it.
 */
export function lockFolder(folder: string): boolean {
  if (held.has(folder)) return true;
  const lock = take(folder);
  if (lock) held.set(folder, lock);
  return lock !== null;
}

/** Whether another process holds the lock of a data folder. Creates no file. */
export function isFolderLocked(folder: string): boolean {
  if (held.has(folder) || !existsSync(join(folder, LOCK_FILE))) return false;
  const lock = take(folder);
  lock?.close();
  return lock === null;
}

/** Gives the lock of a data folder up. */
export function unlockFolder(folder: string): void {
  held.get(folder)?.close();
  held.delete(folder);
}

function take(folder: string): SQLite.Database | null {
  const file = join(folder, LOCK_FILE);
  const lock = new SQLite(file, { timeout: 0 });
  try {
    chmodSync(file, 0o600);
    // Nothing is ever written, so no journal has to lie beside it.
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof SQLite.SqliteError && error.code.startsWith("SQLITE_BUSY")) return null;
    throw error;
  }
}
