import { createHash } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { dirname, join } from "node:path";
import { newestMigration } from "#db/migrate.ts";
import { freeSpace } from "#lib/core/disk.ts";
import { codeOf } from "#lib/core/errors.ts";
import { type ArchiveEntry, readArchive } from "#lib/operations/backups/archive.ts";
import { formatBytes } from "#lib/operations/backups/labels.ts";
import { BackupError, isNewerFormat, MANIFEST, type Manifest, manifestSchema } from "#lib/operations/backups/rules.ts";

/** Unpacks a backup into a folder, synced before this returns. */
export async function unpack(file: string, folder: string): Promise<Manifest> {
  const archive = readArchive(file);
  try {
    const first = (await archive.next()).value;
    const manifest = parseManifest(first?.name === MANIFEST && first.isFile ? await textOf(first) : "");
    await assertRoom(manifest, folder);
    const pending = new Map(manifest.entries.map((entry) => [entry.name, entry]));
    for await (const found of archive) {
      const entry = pending.get(found.name);
      if (!entry || !found.isFile) throw new BackupError(describeStray(found, manifest));
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

/** Why an entry does not belong into a backup: its manifest does not name it, or names it once, or as a file. */
function describeStray({ name, isFile }: ArchiveEntry, { entries }: Manifest): string {
  const isNamed = name === MANIFEST || entries.some((entry) => entry.name === name);
  const why = isNamed ? `it is ${isFile ? "there twice" : "no file"}` : "its manifest does not name it";
  return `${escaped(name)} is in the backup, and should not be: ${why}. The backup was altered after it was made, and nothing was restored.`;
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

/** Escapes a name of unknown origin for the terminal. */
function escaped(name: string): string {
  return JSON.stringify(name.slice(0, 200));
}
