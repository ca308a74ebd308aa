import { randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { codeOf } from "#lib/core/errors.ts";

/** The free space of the disk that a folder lies on, in bytes, as far as it is there for this account. */
export async function freeSpace(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}

/** Why nothing can be written in a folder, as the system's code; null where a file comes to the disk. Makes the folder where it is missing. */
export async function whyNotWritable(folder: string): Promise<string | null> {
  const path = join(folder, `.trying-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true });
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

/** Puts on the disk which names a folder holds: a file that was made or renamed in it is there after a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, "r");
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

/** The names in a folder; none where there is no such folder. */
export async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

/** The size of a file in bytes; null where it is missing. */
export async function sizeOf(path: string): Promise<number | null> {
  return stat(path).then(
    ({ size }) => size,
    () => null,
  );
}
