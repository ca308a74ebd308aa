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

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
}

type Where = Pick<Config, "dataDir" | "backupDir" | "diskFloor">;

/** A backup is begun again where something was removed meanwhile, or a file turned out to be damaged: so many times. */
const TRIES = 5;

/**
 * Makes a backup of a data folder, also while it is served: one file with the database as it was at one moment, the
 * evidence that it speaks of, and a manifest. It has its name only once all of it is on the disk. Nothing is in it that
 * was removed before it was finished. Throws Refused, and what the disk throws; leaves nothing behind then.
 */
export async function makeBackup(where: Where = config()): Promise<Backup> {
  const { dataDir, backupDir } = where;
  if (!(await fileSize(join(dataDir, DATABASE)))) throw new BackupError(`There is no tracker in ${dataDir}.`);
  await mkdir(backupDir, { recursive: true, mode: 0o700 });
  await clearBrokenOff(backupDir);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const work = join(backupDir, `${PARTIAL}${randomUUID()}`);
    await mkdir(work, { mode: 0o700 });
    try {
      const made = await attemptIn(work, where, attempt > 1);
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
 * Brings a database to the schema of this version. One that holds something is backed up first, so that an upgrade is
 * undone by restoring; gives that backup, and null where none was needed. Throws what a backup throws, before anything is changed.
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
/** A backup under way writes all the time: one that has not for an hour was broken off. */
const BROKEN_OFF = 60 * 60 * 1000;

async function clearBrokenOff(backupDir: string) {
  for (const name of (await listNames(backupDir)).filter((one) => one.startsWith(PARTIAL))) {
    const written = [name, `${name}/${DATABASE}`, `${name}/${ARCHIVE}`].map((path) => touched(join(backupDir, path)));
    if (Math.max(...(await Promise.all(written))) < now() - BROKEN_OFF)
      await rm(join(backupDir, name), { recursive: true, force: true });
  }
}

async function touched(path: string): Promise<Instant> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
}

const ARCHIVE = "archive.tar";

/** One attempt; null where it has to be begun again. */
async function attemptIn(
  work: string,
  { dataDir, backupDir, diskFloor }: Where,
  thoroughly: boolean,
): Promise<Backup | null> {
  const madeAt = now();
  const copy = join(work, DATABASE);
  const facts = copyDatabase(dataDir, copy);
  const { there, missing } = await filesOf(dataDir, facts.checksums, thoroughly);
  const database = { name: DATABASE, bytes: (await stat(copy)).size, sha256: await fileChecksum(copy) };
  await assertRoom(backupDir, [database, ...there], diskFloor);
  const manifest = manifestOf(madeAt, facts, missing, [database, ...there]);
  const archive = join(work, ARCHIVE);
  try {
    await writeArchive(archive, packed(manifest, work, dataDir));
  } catch (error) {
    // The next attempt looks at each file first.
    if (error instanceof Altered) return null;
    throw error;
  }
  if (countRemovals(dataDir) !== facts.removals) return null;
  const path = join(backupDir, backupName(madeAt));
  await rename(archive, path);
  await syncFolder(backupDir);
  return { path, bytes: (await stat(path)).size, manifest };
}

/** A backup may lie on the disk of the tracker, which has to go on. */
async function assertRoom(backupDir: string, entries: readonly ManifestEntry[], diskFloor: number) {
  const needed = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const free = await freeSpace(backupDir);
  if (free - needed < diskFloor)
    throw new BackupError(
      `The backup needs ${formatBytes(needed)}, and the disk of ${backupDir} has ${formatBytes(free)} left, of which DISK_FLOOR_MB keeps ${formatBytes(diskFloor)} free.`,
    );
}

/** The evidence files that are there, and those that are not as they were given: looked at thoroughly, by their content. */
async function filesOf(dataDir: string, checksums: readonly string[], thoroughly: boolean) {
  const there: ManifestEntry[] = [];
  const missing: string[] = [];
  for (const sha256 of checksums) {
    const bytes = await fileSize(storedPath(sha256, dataDir));
    const isWhole = bytes !== null && (!thoroughly || (await storedChecksum(sha256, dataDir)) === sha256);
    if (isWhole) there.push({ name: evidenceName(sha256), bytes, sha256 });
    else missing.push(sha256);
  }
  return { there, missing };
}

function manifestOf(madeAt: Instant, facts: CopyFacts, missing: string[], entries: ManifestEntry[]): Manifest {
  const { mode, migration, chain } = facts;
  return {
    tracker: "recommendations-tracker",
    format: FORMAT,
    version: versionOfThis(),
    madeAt: new Date(madeAt).toISOString(),
    mode,
    migration,
    chain,
    missing,
    entries,
  };
}

function versionOfThis(): string {
  const { version }: { version?: unknown } = JSON.parse(
    readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"),
  );
  return String(version);
}

async function* packed(manifest: Manifest, work: string, dataDir: string): AsyncGenerator<ArchiveInput> {
  const words = Buffer.from(JSON.stringify(manifest));
  yield { name: MANIFEST, bytes: words.length, content: () => once(words) };
  for (const { name, bytes, sha256 } of manifest.entries) {
    const path = name === DATABASE ? join(work, DATABASE) : storedPath(sha256, dataDir);
    yield { name, bytes, content: () => unaltered(path, sha256) };
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** A file is not what its checksum says, or has gone meanwhile. */
class Altered extends Error {}

/** What a file holds. Throws Altered where in the end it was not what its checksum says. */
async function* unaltered(path: string, sha256: string): AsyncGenerator<Uint8Array> {
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

/** Removes the old backups that are kept on no longer; gives their names. Other files in the folder are left alone. */
export async function pruneBackups({ backupDir }: Pick<Config, "backupDir"> = config()): Promise<string[]> {
  const backups = (await listNames(backupDir)).flatMap((name) => {
    const madeAt = parseBackupName(name);
    return madeAt === null ? [] : [{ name, madeAt }];
  });
  const kept = backupsToKeep(
    backups.map(({ madeAt }) => madeAt),
    now(),
  );
  const gone = backups.filter(({ madeAt }) => !kept.has(madeAt)).map(({ name }) => name);
  for (const name of gone) await rm(join(backupDir, name), { force: true });
  if (gone.length > 0) await syncFolder(backupDir);
  return gone;
}
