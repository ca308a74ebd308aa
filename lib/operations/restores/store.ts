import { createHash } from "node:crypto";
import { mkdir, open, rename, rm, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { openDatabase } from "#db/client.ts";
import { lastMigration, newestMigration } from "#db/migrate.ts";
import { chainHead, quickCheck } from "#db/verify.ts";
import { fileSize, freeSpace, listNames, syncFolder } from "#lib/core/disk.ts";
import { codeOf } from "#lib/core/errors.ts";
import { type ArchiveEntry, readArchive } from "#lib/operations/backups/archive.ts";
import { formatBytes } from "#lib/operations/backups/labels.ts";
import {
  BackupError,
  DATABASE,
  isNewerFormat,
  MANIFEST,
  type Manifest,
  manifestSchema,
} from "#lib/operations/backups/rules.ts";
import { describeFinding } from "#lib/operations/checks/labels.ts";
import { findTrailRow, verifyAll } from "#lib/operations/checks/queries.ts";
import { RESTORE_FOLDER } from "#lib/operations/checks/rules.ts";

/**
 * Restores a backup into an empty data folder and returns its manifest. The files are moved into place once each has the
 * checksum and size in the manifest, none is missing or additional, and the database verifies. Throws BackupError with a
 * sentence for each mistake, and errors of the file system; the folder is then empty.
 */
export async function restoreBackup(file: string, dataDir: string): Promise<Manifest> {
  if ((await fileSize(file)) === null) throw new BackupError(`There is no file ${file}.`);
  await assertEmpty(dataDir);
  const staging = join(dataDir, RESTORE_FOLDER);
  await mkdir(staging, { recursive: true, mode: 0o700 });
  try {
    const manifest = await unpack(file, staging);
    await assertVerified(staging, manifest);
    await moveIntoPlace(staging, dataDir);
    return manifest;
  } catch (error) {
    if ((await fileSize(join(dataDir, DATABASE))) === null) await clearStaging(dataDir);
    throw error;
  }
}

async function clearStaging(dataDir: string) {
  for (const name of [RESTORE_FOLDER, "evidence"]) await rm(join(dataDir, name), { recursive: true, force: true });
}

/** A folder also counts as empty if it contains only the files of an interrupted restore, which are deleted. */
async function assertEmpty(dataDir: string) {
  const names = (await listNames(dataDir)).filter((name) => name !== "lost+found");
  const wasInterrupted = names.includes(RESTORE_FOLDER) && !names.includes(DATABASE);
  if (!wasInterrupted && names.length > 0)
    throw new BackupError(
      `${dataDir} is not empty. A backup is restored into an empty folder only: name one as DATA_DIR.`,
    );
  await clearStaging(dataDir);
}

/** Unpacks a backup into a folder, synced before this returns. */
async function unpack(file: string, folder: string): Promise<Manifest> {
  const archive = readArchive(file);
  try {
    const first = (await archive.next()).value;
    const manifest = parseManifest(first?.name === MANIFEST && first.isFile ? await textOf(first) : "");
    await assertRoom(manifest, folder);
    const pending = new Map(manifest.entries.map((entry) => [entry.name, entry]));
    for await (const found of archive) {
      const entry = pending.get(found.name);
      if (!entry || !found.isFile) throw new BackupError(`${escaped(found.name)} is in the backup, and should not be.`);
      pending.delete(found.name);
      const path = join(folder, entry.name);
      if (found.bytes !== entry.bytes || (await writeEntry(path, found)) !== entry.sha256)
        throw new BackupError(`${escaped(found.name)} is not what it was when the backup was made.`);
    }
    const [missingName] = pending.keys();
    if (missingName) throw new BackupError(`${escaped(missingName)} is missing from the backup.`);
    return manifest;
  } catch (error) {
    // The archive reader throws errors without a code, unlike the file system.
    if (error instanceof BackupError || codeOf(error) !== "") throw error;
    throw new BackupError("The backup is broken off, or was altered.", { cause: error });
  } finally {
    await archive.return(undefined);
  }
}

const LARGEST_MANIFEST = 256 * 1024 * 1024;

async function textOf(entry: ArchiveEntry): Promise<string> {
  if (entry.bytes > LARGEST_MANIFEST) throw new BackupError("The backup's manifest is larger than any would be.");
  return Buffer.concat(await Array.fromAsync(entry.content())).toString();
}

function parseManifest(text: string): Manifest {
  const said = parseJson(text);
  const isNewer = "It was made by a newer version of the tracker than this one. Restore it with that version.";
  if (isNewerFormat(said)) throw new BackupError(isNewer);
  const parsed = manifestSchema.safeParse(said);
  if (!parsed.success) throw new BackupError("This is no backup of the tracker, or its manifest was altered.");
  if (parsed.data.migration > newestMigration()) throw new BackupError(isNewer);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function assertRoom({ entries }: Manifest, folder: string) {
  const needed = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  const free = await freeSpace(folder);
  if (needed > free)
    throw new BackupError(
      `The backup needs ${formatBytes(needed)}, and the disk of ${dirname(folder)} has ${formatBytes(free)} left.`,
    );
}

/** Writes an entry to a new file and returns its SHA-256. The path consists of a name that the manifest schema allows. */
async function writeEntry(path: string, entry: ArchiveEntry): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash("sha256");
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of entry.content()) {
      hash.update(chunk);
      await file.appendFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

/** Throws BackupError if the database is damaged, does not match the manifest or does not verify. */
async function assertVerified(folder: string, { chain, migration, missing }: Manifest) {
  const opened = openRestored(folder);
  try {
    const [damage] = quickCheck(opened.sqlite);
    if (damage !== undefined) throw new BackupError(`The database in the backup is damaged (${damage}).`);
    const { rows, hash } = chainHead(opened.sqlite);
    if (rows !== chain.rows || hash !== chain.hash || lastMigration(opened.sqlite) !== migration)
      throw new BackupError("The database in the backup is not the one that its manifest speaks of.");
    const { findings } = await verifyAll(opened, folder);
    const unexpected = findings.filter((one) => one.kind !== "file missing" || !missing.includes(one.sha256));
    const sentences = await Promise.all(
      unexpected
        .slice(0, 20)
        .map(async (one) => describeFinding(one, "trail" in one ? await findTrailRow(one.trail, opened) : null)),
    );
    if (sentences.length > 0) throw new BackupError(sentences.join("\n"));
  } catch (error) {
    if (codeOf(error).startsWith("SQLITE_")) throw unreadable(error);
    throw error;
  } finally {
    opened.close();
  }
}

function openRestored(folder: string) {
  try {
    return openDatabase(folder);
  } catch (error) {
    throw codeOf(error).startsWith("SQLITE_") ? unreadable(error) : error;
  }
}

function unreadable(error: unknown): BackupError {
  return new BackupError(`The database in the backup can't be read (${codeOf(error)}).`, { cause: error });
}

/** Moves the database last: a folder with `restoring` and without a database shows an interrupted restore. */
async function moveIntoPlace(staging: string, dataDir: string) {
  const evidence = join(staging, "evidence");
  await mkdir(evidence, { recursive: true, mode: 0o700 });
  for (const shelf of await listNames(evidence)) await syncFolder(join(evidence, shelf));
  await syncFolder(evidence);
  await syncFolder(staging);
  await rename(evidence, join(dataDir, "evidence"));
  await syncFolder(dataDir);
  await rename(join(staging, DATABASE), join(dataDir, DATABASE));
  await syncFolder(dataDir);
  await rmdir(staging).catch(() => rm(staging, { recursive: true, force: true }));
}

/** Escapes a name of unknown origin for the terminal. */
function escaped(name: string): string {
  return JSON.stringify(name.slice(0, 200));
}
