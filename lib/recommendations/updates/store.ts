import { and, eq, inArray, lt } from "drizzle-orm";
import type { Writing } from "#db/client.ts";
import { evidence, uploads } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { type Context, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Invalid, unavailableFrom } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type FileType, takenFormats } from "#lib/files/formats.ts";
import { plainName } from "#lib/files/names.ts";
import { removePlace } from "#lib/files/pictures/place.ts";
import { fileRefusal, type Refusal } from "#lib/files/refusals.ts";
import { scanFile } from "#lib/files/scanning/store.ts";
import {
  deleteOrphans,
  deleteReceivedBytes,
  measureReceived,
  type ReceivedBytes,
  receiveBytes,
  receivedBytes,
  storeBytes,
  TooLarge,
  unstoreBytes,
} from "#lib/files/storage.ts";
import { checkFile } from "#lib/files/validation.ts";
import { MAX_FILE_BYTES } from "./rules.ts";
import { INTERACTIVE_SCAN_TIMEOUT_MS, removeInfectedFile } from "./scanning.store.ts";

/** An uploaded file that is not posted yet. */
export type Upload = typeof uploads.$inferSelect;

const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** The ticket of a received file, and whether the place where a picture was taken was removed from it. */
export interface Received {
  readonly ticket: string;
  readonly placeRemoved: boolean;
}

/**
 * Receives an uploaded file: streams it to disk, checks its content, removes the place from a picture, scans it and stores
 * it under a ticket until it is posted. Returns the ticket, or why the file was refused.
 */
export async function receiveUpload(
  viewer: Viewer,
  fileName: string,
  source: AsyncIterable<Uint8Array>,
): Promise<Received | Refusal> {
  const name = plainName(fileName);
  try {
    const received = await receiveBytes(source, MAX_FILE_BYTES);
    const checked = await checkFile(received.path, name);
    if ("refused" in checked) {
      await deleteReceivedBytes(received.ticket);
      return checked;
    }
    return await keepUpload(viewer, name, checked.type, received);
  } catch (error) {
    if (error instanceof TooLarge) return fileRefusal("too large", name);
    if (unavailableFrom(error)) return fileRefusal("not saved", name);
    throw error;
  }
}

async function keepUpload(viewer: Viewer, fileName: string, type: FileType, received: ReceivedBytes) {
  const { ticket, path } = received;
  const placeRemoved = await removePlace(path, type);
  const { sha256, bytes } = placeRemoved ? await measureReceived(ticket) : received;
  if ((await scanFile(sha256, () => receivedBytes(ticket), INTERACTIVE_SCAN_TIMEOUT_MS)) === "found") {
    await deleteReceivedBytes(ticket);
    await removeInfectedFile(sha256);
    return fileRefusal("virus found", fileName);
  }
  const row = {
    ticket,
    personId: viewer.personId ?? 0,
    fileName,
    sha256,
    bytes,
    mediaType: takenFormats[type].mediaType,
    placeRemoved,
    receivedAt: now(),
  };
  await database().write(async (on) => void (await on.insert(uploads).values(row)));
  return { ticket, placeRemoved };
}

/** The viewer's own uploads with these tickets that are not posted yet. */
export async function findUploads(ctx: Context, tickets: readonly string[]): Promise<Upload[]> {
  if (tickets.length === 0 || ctx.viewer.personId === null) return [];
  return ctx.db
    .select()
    .from(uploads)
    .where(and(inArray(uploads.ticket, [...tickets]), eq(uploads.personId, ctx.viewer.personId)));
}

/** Moves an uploaded file to the evidence folder before its row is written. Throws Invalid for the field if the file is gone. */
export async function claimUpload(on: Writing, viewer: Viewer, ticket: string, field: string): Promise<Upload> {
  const [upload] = await findUploads(await currentContext(viewer), [ticket]);
  if (!upload || !(await storeBytes(upload.ticket, upload.sha256)))
    throw new Invalid({ [field]: "This file is no longer here: choose it again." });
  await on.delete(uploads).where(eq(uploads.ticket, ticket));
  return upload;
}

/**
 * Deletes uploads not posted within a day and files without a row, and returns files moved by an interrupted write to the
 * uploads. Run before serving, so that every evidence file has its row. Returns the number of files deleted.
 */
export async function cleanUpUploads(at: Instant = now()): Promise<number> {
  return database().write(async (on) => {
    await on.delete(uploads).where(lt(uploads.receivedAt, at - UPLOAD_LIFETIME_MS));
    const waiting = await on.select({ ticket: uploads.ticket, sha256: uploads.sha256 }).from(uploads);
    const posted = await on.select({ sha256: evidence.sha256 }).from(evidence);
    const checksums = new Set(posted.flatMap((row) => row.sha256 ?? []));
    for (const { ticket, sha256 } of waiting) if (!checksums.has(sha256)) await unstoreBytes(ticket, sha256);
    return deleteOrphans({ tickets: new Set(waiting.map((row) => row.ticket)), checksums });
  });
}
