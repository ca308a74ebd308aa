import { createHash, randomUUID } from "node:crypto";
import { createReadStream, openAsBlob } from "node:fs";
import { type FileHandle, link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { config } from "#lib/core/config.ts";
import { fileSize, freeSpace, listNames, modifiedAt, syncFolder } from "#lib/core/disk.ts";
import { isUuid } from "#lib/core/uuid.ts";

/**
 * Evidence files on disk, outside all folders that are served. A received file is kept under a random ticket in `incoming`;
 * once posted it is stored under its SHA-256 checksum in `evidence`.
 */

export interface ReceivedBytes {
  readonly ticket: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The file is larger than the limit. No part of it is left on disk. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
  readonly limit: number;
  constructor(limit: number) {
    super(`more than ${limit} bytes`);
    this.limit = limit;
  }
}

/** The disk has less space left than DISK_FLOOR_MB asks for. No part of the file is left on it. */
export class NoRoom extends Error {
  override readonly name = "NoRoom";
}

/** How much of a refused file is read in bytes: a browser reads the answer only after it has sent everything. */
const MAX_DISCARDED = 300 * 1024 * 1024;
/** How many bytes are written before the free space is looked at again. */
const ROOM_CHECKED_EVERY = 4 * 1024 * 1024;

/**
 * Streams a file to disk, syncs it and computes its checksum. Throws TooLarge above the limit in bytes, NoRoom below the
 * floor of the disk, and errors of the file system, and then leaves no file. Reads also a refused file to its end, unless
 * it is far too large.
 */
export async function receiveBytes(source: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedBytes> {
  const ticket = randomUUID();
  const path = incomingPath(ticket);
  // Not a for loop, since leaving one early closes the source.
  const chunks = source[Symbol.asyncIterator]();
  try {
    return { ticket, path, ...(await writeBytes(path, chunks, limit)) };
  } catch (error) {
    await rm(path, { force: true });
    await discard(chunks);
    throw error;
  }
}

async function discard(chunks: AsyncIterator<Uint8Array>) {
  for (let bytes = 0; bytes < MAX_DISCARDED; ) {
    const next = await chunks.next();
    if (next.done) return;
    bytes += next.value.length;
  }
}

async function writeBytes(path: string, chunks: AsyncIterator<Uint8Array>, limit: number) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(path, "wx", 0o600);
  try {
    const written = await writeChunks(file, chunks, limit);
    await file.sync();
    return written;
  } finally {
    await file.close();
  }
}

async function writeChunks(file: FileHandle, chunks: AsyncIterator<Uint8Array>, limit: number) {
  const hash = createHash("sha256");
  let [bytes, checkedUpTo] = [0, 0];
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    bytes += next.value.length;
    if (bytes > limit) throw new TooLarge(limit);
    if (bytes > checkedUpTo) {
      checkedUpTo = bytes + ROOM_CHECKED_EVERY;
      await assertRoom();
    }
    hash.update(next.value);
    await file.appendFile(next.value);
  }
  return { sha256: hash.digest("hex"), bytes };
}

async function assertRoom() {
  const { dataDir, diskFloor } = config();
  if ((await freeSpace(dataDir)) < diskFloor) throw new NoRoom("the disk is nearly full");
}

/**
 * Moves a received file to the stored files and syncs the folders; identical files are stored once. Returns false if the file
 * is missing. Can be repeated: after a failed write the file is already stored.
 */
export async function storeBytes(ticket: string, sha256: string): Promise<boolean> {
  const path = storedPath(sha256);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const waiting = incomingPath(ticket);
  if ((await fileSize(waiting)) !== null) await rename(waiting, path);
  else if ((await fileSize(path)) === null) return false;
  await syncFolder(dirname(path));
  await syncFolder(dirname(dirname(path)));
  return true;
}

/**
 * Moves a stored file back to the received files, after the write that stored it failed. Does nothing if the received file
 * still exists or the stored one is missing.
 */
export async function unstoreBytes(ticket: string, sha256: string): Promise<void> {
  const [path, waiting] = [storedPath(sha256), incomingPath(ticket)];
  if ((await fileSize(waiting)) !== null || (await fileSize(path)) === null) return;
  await mkdir(dirname(waiting), { recursive: true, mode: 0o700 });
  // A link, since the same bytes may have been received under two tickets; deleteOrphans deletes the stored name.
  await link(path, waiting);
  await syncFolder(dirname(waiting));
}

/** A stored file, read from disk on demand. Throws if it is missing. */
export function readBytes(sha256: string): Promise<Blob> {
  return openAsBlob(storedPath(sha256));
}

/** Whether a file with this checksum is stored. */
export async function isStored(sha256: string): Promise<boolean> {
  return (await fileSize(storedPath(sha256))) !== null;
}

/** A stored file as a stream. Throws if it is missing. */
export function storedBytes(sha256: string): AsyncIterable<Uint8Array> {
  return createReadStream(storedPath(sha256));
}

/** A received file as a stream. Throws if it is missing. */
export function receivedBytes(ticket: string): AsyncIterable<Uint8Array> {
  return createReadStream(incomingPath(ticket));
}

/** Deletes a stored file and syncs the folder. */
export async function deleteStoredBytes(sha256: string): Promise<void> {
  const path = storedPath(sha256);
  await rm(path, { force: true });
  await syncFolder(dirname(path)).catch(() => {});
}

/** The actual checksum of a stored file, in this or another data folder; null if it is missing. */
export async function storedChecksum(sha256: string, dataDir = config().dataDir): Promise<string | null> {
  const path = storedPath(sha256, dataDir);
  if ((await fileSize(path)) === null) return null;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** The checksum and the length of a received file that was changed after it was received. Throws if it is missing. */
export async function measureReceived(ticket: string): Promise<{ readonly sha256: string; readonly bytes: number }> {
  const hash = createHash("sha256");
  let bytes = 0;
  for await (const chunk of receivedBytes(ticket)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { sha256: hash.digest("hex"), bytes };
}

/** Deletes a received file. */
export async function deleteReceivedBytes(ticket: string): Promise<void> {
  await rm(incomingPath(ticket), { force: true });
}

/**
 * Deletes the files that the database does not refer to (never posted, or of a failed write) and returns their number. A
 * received file that was written to after `untouchedSince` (milliseconds since 1970) may still be arriving, and is kept.
 */
export async function deleteOrphans(known: {
  tickets: ReadonlySet<string>;
  checksums: ReadonlySet<string>;
  untouchedSince: number;
}): Promise<number> {
  const strays: string[] = [];
  for (const ticket of await listNames(join(config().dataDir, "incoming"))) {
    const path = incomingPath(ticket);
    if (!known.tickets.has(ticket) && (await modifiedAt(path)) <= known.untouchedSince) strays.push(path);
  }
  const folders = await listNames(join(config().dataDir, "evidence"));
  for (const folder of folders)
    for (const sha256 of await listNames(join(config().dataDir, "evidence", folder)))
      if (!known.checksums.has(sha256)) strays.push(storedPath(sha256));
  for (const path of strays) await rm(path, { force: true });
  return strays.length;
}

function incomingPath(ticket: string): string {
  if (!isUuid(ticket)) throw new Error("not a ticket");
  return join(config().dataDir, "incoming", ticket);
}

/** The path of a stored file in a data folder. Throws if `sha256` is not a checksum. */
export function storedPath(sha256: string, dataDir = config().dataDir): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("not a checksum");
  return join(dataDir, "evidence", sha256.slice(0, 2), sha256);
}
