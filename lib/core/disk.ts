import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "#lib/core/errors.ts";

/** The free space in bytes of the disk of a folder, as available to this account. */
export async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/**
 * Writes and syncs a probe file in a folder, which is created if missing. Returns the error code, such as EACCES, or null if
 * writing works.
 */
export async function writeErrorCode(folder: string): Promise<string | null> {
  const path = join(folder, `.trying-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const file = await open(path, "wx", 0o600);
    try {
      await file.writeFile("x");
      await file.sync();
    } finally {
      await file.close();
      await rm(path, { force: true });
    }
    return null;
  } catch (error) {
    return codeOf(error) || String(error);
  }
}

/** Syncs a folder, so that files created or renamed in it survive a power failure. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** The names in a folder; empty if it does not exist. */
export async function listNames(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** The size of a file in bytes; null if it does not exist. */
export async function fileSize(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}

/** When a file or folder was last written to, in milliseconds since 1970; 0 if it does not exist. */
export async function modifiedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}
