import { and, eq, inArray } from "drizzle-orm";
import type { Writing } from "#db/client.ts";
import { uploads } from "#db/schema/index.ts";
import { now } from "#lib/core/clock.ts";
import { type Context, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Invalid, unavailableFrom } from "#lib/core/errors.ts";
import { log } from "#lib/core/log.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { extensionOf, type FileType, takenFormats } from "#lib/files/formats.ts";
import { plainName } from "#lib/files/names.ts";
import { removePlace } from "#lib/files/pictures/place.ts";
import { fileRefusal, type Refusal, type RefusalCause } from "#lib/files/refusals.ts";
import { scanFile } from "#lib/files/scanning/store.ts";
import {
  deleteReceivedBytes,
  measureReceived,
  NoRoom,
  type ReceivedBytes,
  receiveBytes,
  receivedBytes,
  storeBytes,
  TooLarge,
} from "#lib/files/storage.ts";
import { checkFile } from "#lib/files/validation.ts";
import { MAX_FILE_BYTES } from "./rules.ts";
import { INTERACTIVE_SCAN_TIMEOUT_MS, removeInfectedFile } from "./scanning.store.ts";
import { roomForUploads } from "./unposted.store.ts";

/** An uploaded file that is not posted yet. */
export type Upload = typeof uploads.$inferSelect;

/** The ticket of a received file, and whether the place where a picture was taken was removed from it. */
export interface Received {
  readonly ticket: string;
  readonly placeRemoved: boolean;
}

/**
 * Receives an uploaded file: streams it to disk, checks its content, removes the place from a picture, scans it and stores
 * it under a ticket until it is posted. A plan may also be a workbook of Excel 97 to 2003. Returns the ticket, or why the file
 * was refused.
 */
export async function receiveUpload(
  viewer: Viewer,
  fileName: string,
  source: AsyncIterable<Uint8Array>,
  use: "evidence" | "plan" = "evidence",
): Promise<Received | Refusal> {
  const name = plainName(fileName);
  try {
    const received = await receiveBytes(source, Math.min(MAX_FILE_BYTES, await roomForUploads(viewer.personId ?? 0)));
    const checked = use === "plan" && isOldWorkbook(name) ? oldWorkbook : await checkFile(received.path, name);
    if ("refused" in checked) {
      await deleteReceivedBytes(received.ticket);
      return checked;
    }
    return await keepUpload(viewer, name, checked, received);
  } catch (error) {
    const cause = causeOf(error);
    if (cause === null) throw error;
    return fileRefusal(cause, name);
  }
}

/** Why a file could not be received; null for an unexpected error. */
function causeOf(error: unknown): RefusalCause | null {
  if (error instanceof TooLarge) return error.limit < MAX_FILE_BYTES ? "too many unposted" : "too large";
  if (error instanceof NoRoom) {
    log().error("an upload was refused: less space is free than DISK_FLOOR_MB");
    return "no room";
  }
  return unavailableFrom(error) ? "not saved" : null;
}

/** A workbook of Excel 97 to 2003 is no evidence, but plans are still kept in them: it is judged when it is read. */
const oldWorkbook = { type: null, mediaType: "application/vnd.ms-excel" };

function isOldWorkbook(name: string): boolean {
  return extensionOf(name) === "xls";
}

type Checked = { readonly type: FileType } | typeof oldWorkbook;

async function keepUpload(viewer: Viewer, fileName: string, checked: Checked, received: ReceivedBytes) {
  const { ticket, path } = received;
  const placeRemoved = checked.type !== null && (await removePlace(path, checked.type));
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
    mediaType: checked.type === null ? oldWorkbook.mediaType : takenFormats[checked.type].mediaType,
    placeRemoved,
    receivedAt: now(),
  };
  // Asked again, since the person may have sent other files at the same time.
  const isKept = await database().write(async (on) => {
    if ((await roomForUploads(row.personId, on)) < bytes) return false;
    await on.insert(uploads).values(row);
    return true;
  });
  if (isKept) return { ticket, placeRemoved };
  await deleteReceivedBytes(ticket);
  return fileRefusal("too many unposted", fileName);
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
