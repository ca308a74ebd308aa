import { chmod, stat } from "node:fs/promises";
import { LOCK_FILE } from "#db/folder-lock.ts";
import { listNames } from "#lib/core/disk.ts";

/** What the tracker itself has in its data folder, and what a disk of its own begins with. */
const OWN_NAMES = /^(tracker\.db(-wal|-shm)?|evidence|incoming|restoring|lost\+found|\.next)$/;
const FOR_OTHERS = 0o077;
const FOR_THE_TRACKER_ONLY = 0o700;

/**
 * Takes from all other accounts the access to a data folder that they have. Returns null if they have none, or the permissions
 * that the folder had and whether they were taken: not where the folder is another account's, or has files of others.
 */
export async function closeToOthers(folder: string): Promise<{ permissions: string; taken: boolean } | null> {
  const { mode, uid } = await stat(folder);
  if (process.platform === "win32" || (mode & FOR_OTHERS) === 0) return null;
  const names = await listNames(folder);
  const isOwn = uid === process.getuid?.() && names.every((name) => name === LOCK_FILE || OWN_NAMES.test(name));
  if (isOwn) await chmod(folder, FOR_THE_TRACKER_ONLY);
  return { permissions: (mode & 0o777).toString(8), taken: isOwn };
}
