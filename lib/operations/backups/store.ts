import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { copyDatabase, countRemovals } from "#db/copy.ts";
import { now } from "#lib/core/clock.ts";
import { type Config, config } from "#lib/core/config.ts";
import { fileSize, freeSpace, listNames, modifiedAt, syncFolder } from "#lib/core/disk.ts";
import { fileChecksum, writeArchive } from "./archive.ts";
import { Altered, archiveInputs, filesOf, manifestOf } from "./contents.ts";
import { formatBytes } from "./labels.ts";
import { BackupError, backupName, DATABASE, type Manifest, type ManifestEntry } from "./rules.ts";

/** A finished backup. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

export type Where = Pick<Config, "dataDir" | "backupDir" | "diskFloor">;

/** How often a backup is tried, if something is redacted meanwhile or a file turns out to be damaged. */
const TRIES = 5;

/**
 * Backs up a data folder, also while the tracker runs, into one file: a manifest, the database as of one instant, and its
 * evidence files. The file gets its name once it is complete and synced, and contains nothing that was redacted before then.
 * Throws BackupError and errors of the file system, and then leaves no files.
 */
export async function makeBackup(where: Where = config()): Promise<Backup> {
  const { dataDir, backupDir } = where;
  if (!(await fileSize(join(dataDir, DATABASE)))) throw new BackupError(`There is no tracker in ${dataDir}.`);
  await mkdir(backupDir, { recursive: true, mode: 0o700 });
  await deleteStale(backupDir);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const work = join(backupDir, `${PARTIAL}${randomUUID()}`);
    await mkdir(work, { mode: 0o700 });
    try {
      const made = await tryBackup(work, where, attempt > 1);
      if (made) return made;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  }
  throw new BackupError(
    `Something was removed from the tracker each of the ${TRIES} times a backup was under way. Try again later.`,
  );
}

const PARTIAL = ".partial-";
/** In milliseconds. A running backup writes all the time, so one without writes for an hour was interrupted. */
const STALE_AFTER = 60 * 60 * 1000;

async function deleteStale(backupDir: string) {
  for (const name of (await listNames(backupDir)).filter((one) => one.startsWith(PARTIAL))) {
    const written = [name, `${name}/${DATABASE}`, `${name}/${ARCHIVE}`].map((path) =>
      modifiedAt(join(backupDir, path)),
    );
    if (Math.max(...(await Promise.all(written))) < now() - STALE_AFTER)
      await rm(join(backupDir, name), { recursive: true, force: true });
  }
}

const ARCHIVE = "archive.tar";

/** One attempt; null if it has to be repeated. */
async function tryBackup(
  work: string,
  { dataDir, backupDir, diskFloor }: Where,
  verify: boolean,
): Promise<Backup | null> {
  const madeAt = now();
  const copy = join(work, DATABASE);
  const facts = copyDatabase(dataDir, copy);
  const { present, missing } = await filesOf(dataDir, facts.checksums, verify);
  const database = { name: DATABASE, bytes: (await stat(copy)).size, sha256: await fileChecksum(copy) };
  await assertRoom(backupDir, [database, ...present], diskFloor);
  const manifest = manifestOf(madeAt, facts, missing, [database, ...present]);
  const archive = join(work, ARCHIVE);
  try {
    await writeArchive(archive, archiveInputs(manifest, work, dataDir));
  } catch (error) {
    // The next attempt verifies each file first.
    if (error instanceof Altered) return null;
    throw error;
  }
  if (countRemovals(dataDir) !== facts.removals) return null;
  const path = join(backupDir, backupName(madeAt));
  await rename(archive, path);
  await syncFolder(backupDir);
  return { path, bytes: (await stat(path)).size, manifest };
}

/** Keeps `diskFloor` bytes free, since backups may be on the same disk as the tracker. */
async function assertRoom(backupDir: string, entries: readonly ManifestEntry[], diskFloor: number) {
  const needed = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const free = await freeSpace(backupDir);
  if (free - needed < diskFloor)
    throw new BackupError(
      `The backup needs ${formatBytes(needed)}, and the disk of ${backupDir} has ${formatBytes(free)} left, of which DISK_FLOOR_MB keeps ${formatBytes(diskFloor)} free.`,
    );
}
