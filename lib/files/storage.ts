import { createHash, randomUUID } from "node:crypto";
import { createReadStream, openAsBlob } from "node:fs";
import { link, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { config } from "#lib/core/config.ts";
import { namesIn, sizeOf, syncFolder } from "#lib/core/disk.ts";

/** The bytes of evidence, kept by their SHA-256 outside the web root. Received ones wait in a folder of their own. */

export interface ReceivedBytes {
  readonly ticket: string;
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** More came than may. Nothing of it is left on disk. */
export class TooLarge extends Error {
  override readonly name = "TooLarge";
}

/**
 * Streams a file to disk, hashing on the way, and makes sure it is on the disk. Throws TooLarge past the limit, and what
 * the disk throws; leaves nothing behind when it throws. Reads the source to its end in any case: a browser listens for
 * the answer only once it has sent everything.
 */
export async function receiveBytes(source: AsyncIterable<Uint8Array>, limit: number): Promise<ReceivedBytes> {
  const ticket = randomUUID();
  const path = incomingPath(ticket);
  // By hand, since leaving a loop over the source would end it unread.
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
 * Moves received bytes to their place under their checksum, on disk before this returns. The same bytes are kept once.
 * False where they are gone. A write that failed after moving them finds them in their place when it is tried again.
 */
export async function keepBytes(ticket: string, sha256: string): Promise<boolean> {
  const path = keptPath(sha256);
  await mkdir(dirname(path), { recursive: true });
  const waiting = incomingPath(ticket);
  if ((await sizeOf(waiting)) !== null) await rename(waiting, path);
  else if ((await sizeOf(path)) === null) return false;
  await syncFolder(dirname(path));
  await syncFolder(dirname(dirname(path)));
  return true;
}

/**
 * Puts bytes that a write moved, and then failed, back to where received ones wait: what is kept is evidence. Does
 * nothing where they wait already, or are gone.
 */
export async function putBack(ticket: string, sha256: string): Promise<void> {
  const [path, waiting] = [keptPath(sha256), incomingPath(ticket)];
  if ((await sizeOf(waiting)) !== null || (await sizeOf(path)) === null) return;
  await mkdir(dirname(waiting), { recursive: true });
  // A second name, and not another place: the same bytes may wait under two tickets. The sweep takes the first one away.
  await link(path, waiting);
  await syncFolder(dirname(waiting));
}

/** The kept bytes, read from the disk as they are asked for. Throws where they are missing. */
export function readBytes(sha256: string): Promise<Blob> {
  return openAsBlob(keptPath(sha256));
}

/** Whether kept bytes are there. */
export async function isKept(sha256: string): Promise<boolean> {
  return (await sizeOf(keptPath(sha256))) !== null;
}

/** The kept bytes as a stream, for whoever has to see them all. Throws where they are missing. */
export function keptBytes(sha256: string): AsyncIterable<Uint8Array> {
  return createReadStream(keptPath(sha256));
}

/** The bytes that wait under a ticket, as a stream. Throws where they are missing. */
export function receivedBytes(ticket: string): AsyncIterable<Uint8Array> {
  return createReadStream(incomingPath(ticket));
}

/** Removes kept bytes for good, on disk before this returns. */
export async function removeBytes(sha256: string): Promise<void> {
  const path = keptPath(sha256);
  await rm(path, { force: true });
  await syncFolder(dirname(path)).catch(() => {});
}

/** The checksum that kept bytes have now, in this data folder or another; null where they are missing. */
export async function checksumNow(sha256: string, dataDir = config().dataDir): Promise<string | null> {
  const path = keptPath(sha256, dataDir);
  if ((await sizeOf(path)) === null) return null;
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

/** Throws away received bytes that nobody will post. */
export async function dropBytes(ticket: string): Promise<void> {
  await rm(incomingPath(ticket), { force: true });
}

/** Removes what no row knows of: bytes received and forgotten, or moved to their place by a write that then failed. */
export async function sweepBytes(known: {
  tickets: ReadonlySet<string>;
  checksums: ReadonlySet<string>;
}): Promise<number> {
  const strays: string[] = [];
  for (const ticket of await namesIn(join(config().dataDir, "incoming")))
    if (!known.tickets.has(ticket)) strays.push(incomingPath(ticket));
  const shelves = await namesIn(join(config().dataDir, "evidence"));
  for (const shelf of shelves)
    for (const sha256 of await namesIn(join(config().dataDir, "evidence", shelf)))
      if (!known.checksums.has(sha256)) strays.push(keptPath(sha256));
  for (const path of strays) await rm(path, { force: true });
  return strays.length;
}

function incomingPath(ticket: string): string {
  if (!/^[0-9a-f-]{36}$/.test(ticket)) throw new Error("not a ticket");
  return join(config().dataDir, "incoming", ticket);
}

/** Where the bytes with a checksum are kept in a data folder. Throws where it is no checksum. */
export function keptPath(sha256: string, dataDir = config().dataDir): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error("not a checksum");
  return join(dataDir, "evidence", sha256.slice(0, 2), sha256);
}
