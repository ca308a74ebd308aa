import { createHash, randomUUID } from "node:crypto";
import { createReadStream, openAsBlob } from "node:fs";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { config } from "#lib/core/config.ts";
import { fileSize, listNames, syncFolder } from "#lib/core/disk.ts";

/**
 * Evidence files on disk, outside everything that is served. A received file waits under a random ticket in `incoming`;
 * once posted it is kept under its SHA-256 checksum in `evidence`.
 */

export interface ReceivedBytes {
  readonly ticket: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** The file was larger than the limit. Nothing of it is left on disk. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/**
 * Streams a file to disk, flushes it and computes its checksum. Throws TooLarge above the limit in bytes, and what the file
 * system throws, and then leaves no file behind. The source is always read to its end, since a browser waits for the answer
 * until it has sent everything.
 */
export async function receiveBytes(source: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedBytes> {
  const ticket = randomUUID();
  const path = incomingPath(ticket);
  // Without a for loop, since leaving one early would close the source.
  const chunks = source[Symbol.asyncIterator]();
  try {
    return { ticket, path, ...(await writeBytes(path, chunks, limit)) };
  } catch (error) {
    await rm(path, { force: true });
    while (!(await chunks.next()).done);
    throw error;
  }
}

async function writeBytes(path: string, chunks: AsyncIterator<Uint8Array>, limit: number) {
  await mkdir(dirname(path), { recursive: true });
  const hash = createHash("sha256");
  let bytes = 0;
  const file = await open(path, "wx", 0o600);
  try {
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
      bytes += next.value.length;
      if (bytes > limit) throw new TooLarge(`more than ${limit} bytes`);
      hash.update(next.value);
      await file.appendFile(next.value);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest("hex"), bytes };
}

/**
 * Moves a received file to the kept ones, flushed to disk; the same bytes are kept once. False where the file is gone. Can
 * be repeated: after a failed write the file is already in its place.
 */
export async function storeBytes(ticket: string, sha256: string): Promise<boolean> {
  const path = storedPath(sha256);
  await mkdir(dirname(path), { recursive: true });
  const waiting = incomingPath(ticket);
  if ((await fileSize(waiting)) !== null) await rename(waiting, path);
  else if ((await fileSize(path)) === null) return false;
  await syncFolder(dirname(path));
  await syncFolder(dirname(dirname(path)));
  return true;
}

/**
 * Moves a kept file back to the received ones, after the write that kept it failed. Does nothing where it is there
 * already, or gone.
 */
export async function unstoreBytes(ticket: string, sha256: string): Promise<void> {
  const [path, waiting] = [storedPath(sha256), incomingPath(ticket)];
  if ((await fileSize(waiting)) !== null || (await fileSize(path)) === null) return;
  await mkdir(dirname(waiting), { recursive: true });
  // A link, since the same bytes may have been received under two tickets; sweepBytes removes the kept name.
  await link(path, waiting);
  await syncFolder(dirname(waiting));
}

/** A kept file, read from disk on demand. Throws where it is missing. */
export function readBytes(sha256: string): Promise<Blob> {
  return openAsBlob(storedPath(sha256));
}

/** Whether a file is kept under this checksum. */
export async function isStored(sha256: string): Promise<boolean> {
  return (await fileSize(storedPath(sha256))) !== null;
}

/** A kept file as a stream. Throws where it is missing. */
export function storedBytes(sha256: string): AsyncIterable<Uint8Array> {
  return createReadStream(storedPath(sha256));
}

/** A received file as a stream. Throws where it is missing. */
export function receivedBytes(ticket: string): AsyncIterable<Uint8Array> {
  return createReadStream(incomingPath(ticket));
}

/** Deletes a kept file, flushed to disk. */
export async function deleteStoredBytes(sha256: string): Promise<void> {
  const path = storedPath(sha256);
  await rm(path, { force: true });
  await syncFolder(dirname(path)).catch(() => {});
}

/** The actual checksum of a kept file, in this data folder or another; null where it is missing. */
export async function storedChecksum(sha256: string, dataDir = config().dataDir): Promise<string | null> {
  const path = storedPath(sha256, dataDir);
  if ((await fileSize(path)) === null) return null;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** Deletes a received file. */
export async function deleteReceivedBytes(ticket: string): Promise<void> {
  await rm(incomingPath(ticket), { force: true });
}

/** Deletes the files that the database does not refer to, and returns how many: those never posted, or of a failed write. */
export async function deleteOrphans(known: {
  tickets: ReadonlySet<string>;
  checksums: ReadonlySet<string>;
}): Promise<number> {
  const strays: string[] = [];
  for (const ticket of await listNames(join(config().dataDir, "incoming")))
    if (!known.tickets.has(ticket)) strays.push(incomingPath(ticket));
  const shelves = await listNames(join(config().dataDir, "evidence"));
  for (const shelf of shelves)
    for (const sha256 of await listNames(join(config().dataDir, "evidence", shelf)))
      if (!known.checksums.has(sha256)) strays.push(storedPath(sha256));
  for (const path of strays) await rm(path, { force: true });
  return strays.length;
}

function incomingPath(ticket: string): string {
  if (!/^[0-9a-f-]{36}$/.test(ticket)) throw new Error("not a ticket");
  return join(config().dataDir, "incoming", ticket);
}

/** The path of a kept file in a data folder. Throws where it is not given a checksum. */
export function storedPath(sha256: string, dataDir = config().dataDir): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("not a checksum");
  return join(dataDir, "evidence", sha256.slice(0, 2), sha256);
}
