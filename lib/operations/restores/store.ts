import { mkdir, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { openDatabase } from "#db/client.ts";
import { isFolderLocked, LOCK_FILE } from "#db/folder-lock.ts";
import { lastMigration } from "#db/migrate.ts";
import { removeSearchIndex } from "#db/search/index.ts";
import { chainHead, quickCheck } from "#db/verify.ts";
import { fileSize, listNames, syncFolder } from "#lib/core/disk.ts";
import { codeOf } from "#lib/core/errors.ts";
import { BackupError, DATABASE, type Manifest } from "#lib/operations/backups/rules.ts";
import { describeFinding } from "#lib/operations/checks/labels.ts";
import { findTrailRow, verifyAll } from "#lib/operations/checks/queries.ts";
import { RESTORE_FOLDER } from "#lib/operations/checks/rules.ts";
import { unpack } from "./unpack.ts";

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
  if (isFolderLocked(dataDir)) throw new BackupError(`A tracker is running on ${dataDir}: stop it first.`);
  const names = (await listNames(dataDir)).filter((name) => name !== "lost+found" && name !== LOCK_FILE);
  const wasInterrupted = names.includes(RESTORE_FOLDER) && !names.includes(DATABASE);
  if (!wasInterrupted && names.length > 0)
    throw new BackupError(
      `${dataDir} is not empty. A backup is restored into an empty folder only: name one as DATA_DIR.`,
    );
  await clearStaging(dataDir);
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
    // It is made of the facts, which are as they were: the next start builds it again.
    if (findings.some(({ kind }) => kind === "search index differs")) removeSearchIndex(opened.sqlite);
    const unexpected = findings.filter(
      (one) => one.kind !== "search index differs" && (one.kind !== "file missing" || !missing.includes(one.sha256)),
    );
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
