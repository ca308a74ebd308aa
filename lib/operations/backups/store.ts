import { createHash, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "#db/client.ts";
import { type CopyFacts, copyDatabase, countRemovals } from "#db/copy.ts";
import { applyMigrations, lastMigration, newestMigration } from "#db/migrate.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { type Config, config } from "#lib/core/config.ts";
import { fileSize, freeSpace, listNames, syncFolder } from "#lib/core/disk.ts";
import { storedChecksum, storedPath } from "#lib/files/storage.ts";
import { type ArchiveInput, fileChecksum, readChunks, writeArchive } from "./archive.ts";
import { formatBytes } from "./labels.ts";
import {
  BackupError,
  backupName,
  backupsToKeep,
  DATABASE,
  evidenceName,
  FORMAT,
  MANIFEST,
  type Manifest,
  type ManifestEntry,
  parseBackupName,
} from "./rules.ts";

/** A finished backup. */
export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

type Where = Pick<Config, "dataDir" | "backupDir" | "diskFloor">;

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

/**
 * Migrates a database to the schema of this version. An existing database is backed up first, so that the upgrade can be
 * undone. Returns that backup, or null if none was needed. Throws as makeBackup does, before anything is changed.
 */
export async function upgradeDatabase(
  open: Database,
  where: Where = config(),
  migrations?: string,
): Promise<Backup | null> {
  const before = lastMigration(open.sqlite);
  const isUpgrade = before > 0 && before < newestMigration(migrations);
  const backup = isUpgrade ? await makeBackup(where) : null;
  applyMigrations(open, migrations);
  return backup;
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

async function modifiedAt(path: string): Promise<Instant> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
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

/** The evidence files that exist and those that are missing; if `verify` is set, altered files count as missing. */
async function filesOf(dataDir: string, checksums: readonly string[], verify: boolean) {
  const present: ManifestEntry[] = [];
  const missing: string[] = [];
  for (const sha256 of checksums) {
    const bytes = await fileSize(storedPath(sha256, dataDir));
    const isWhole = bytes !== null && (!verify || (await storedChecksum(sha256, dataDir)) === sha256);
    if (isWhole) present.push({ name: evidenceName(sha256), bytes, sha256 });
    else missing.push(sha256);
  }
  return { present, missing };
}

function manifestOf(madeAt: Instant, facts: CopyFacts, missing: string[], entries: ManifestEntry[]): Manifest {
  const { mode, migration, chain } = facts;
  return {
    tracker: "recommendations-tracker",
    format: FORMAT,
    version: packageVersion(),
    madeAt: new Date(madeAt).toISOString(),
    mode,
    migration,
    chain,
    missing,
    entries,
  };
}

function packageVersion(): string {
  const { version }: { version?: unknown } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"),
  );
  return String(version);
}

async function* archiveInputs(manifest: Manifest, work: string, dataDir: string): AsyncGenerator<ArchiveInput> {
  const words = Buffer.from(JSON.stringify(manifest));
  yield { name: MANIFEST, bytes: words.length, content: () => once(words) };
  for (const { name, bytes, sha256 } of manifest.entries) {
    const path = name === DATABASE ? join(work, DATABASE) : storedPath(sha256, dataDir);
    yield { name, bytes, content: () => verifiedChunks(path, sha256) };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A file is missing or does not match its checksum. */
class Altered extends Error {}

/** The contents of a file. Throws Altered at the end if they do not match the checksum. */
async function* verifiedChunks(path: string, sha256: string): AsyncGenerator<Uint8Array> {
  const file = await open(path).catch(() => null);
  if (!file) throw new Altered();
  const hash = createHash("sha256");
  try {
    for await (const chunk of readChunks(file)) {
      hash.update(chunk);
      yield chunk;
    }
  } finally {
    await file.close();
  }
  if (hash.digest("hex") !== sha256) throw new Altered();
}

/** Deletes the backups that `backupsToKeep` does not list and returns their names. Other files are not touched. */
export async function pruneBackups({ backupDir }: Pick<Config, "backupDir"> = config()): Promise<string[]> {
  const backups = (await listNames(backupDir)).flatMap((name) => {
    const madeAt = parseBackupName(name);
    return madeAt === null ? [] : [{ name, madeAt }];
  });
  const kept = backupsToKeep(
    backups.map(({ madeAt }) => madeAt),
    now(),
  );
  const deleted = backups.filter(({ madeAt }) => !kept.has(madeAt)).map(({ name }) => name);
  for (const name of deleted) await rm(join(backupDir, name), { force: true });
  if (deleted.length > 0) await syncFolder(backupDir);
  return deleted;
}
