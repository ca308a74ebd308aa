import { and, eq, inArray, lt } from "drizzle-orm";
import type { Writing } from "#db/client.ts";
import { evidence, uploads } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { type Context, currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Invalid, unavailableFrom } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { scanFile } from "#lib/files/scanning/store.ts";
import {
  deleteOrphans,
  deleteReceivedBytes,
  receiveBytes,
  receivedBytes,
  storeBytes,
  TooLarge,
  unstoreBytes,
} from "#lib/files/storage.ts";
import { acceptedFileTypes, detectFileType } from "#lib/files/validation.ts";
import { MAX_FILE_BYTES } from "./rules.ts";
import { INTERACTIVE_SCAN_TIMEOUT_MS, removeInfectedFile } from "./scanning.store.ts";

/** An uploaded file that is not posted yet. */
export type Upload = typeof uploads.$inferSelect;

const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Why an uploaded file was refused. */
export type FileRefusal = "too large" | "not a kind that is taken" | "empty" | "virus found" | "not saved";

export const fileRefusalMessages: Readonly<Record<FileRefusal, string>> = {
  "too large": "The selected file must be smaller than 25MB.",
  "not a kind that is taken":
    "The selected file must be a PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, PNG, JPG or e-mail file, and its name must say which it is.",
  empty: "The selected file is empty.",
  "virus found":
    "A virus was found in the selected file, so it was not kept. Tell your own IT service, and give the file again once it is clean.",
  "not saved": "This file could not be saved just now. Try again in a minute.",
};

/**
 * Receives an uploaded file: streams it to disk, detects its type by its content, scans it and stores it under a ticket until
 * it is posted. Returns the ticket, or why the file was refused.
 */
export async function receiveUpload(
  viewer: Viewer,
  fileName: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ ticket: string } | { refused: FileRefusal }> {
  try {
    const received = await receiveBytes(source, MAX_FILE_BYTES);
    const kind = received.bytes > 0 ? await detectFileType(received.path, fileName) : null;
    if (!kind) {
      await deleteReceivedBytes(received.ticket);
      return { refused: received.bytes > 0 ? "not a kind that is taken" : "empty" };
    }
    const { ticket, sha256, bytes } = received;
    if ((await scanFile(sha256, () => receivedBytes(ticket), INTERACTIVE_SCAN_TIMEOUT_MS)) === "found") {
      await deleteReceivedBytes(ticket);
      await removeInfectedFile(sha256);
      return { refused: "virus found" };
    }
    const row = {
      ticket,
      personId: viewer.personId ?? 0,
      fileName: plainName(fileName),
      sha256,
      bytes,
      mediaType: acceptedFileTypes[kind].mediaType,
      receivedAt: now(),
    };
    await database().write(async (on) => void (await on.insert(uploads).values(row)));
    return { ticket };
  } catch (error) {
    if (error instanceof TooLarge) return { refused: "too large" };
    if (unavailableFrom(error)) return { refused: "not saved" };
    throw error;
  }
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

/** A file name without its path and control characters, at most 150 characters long. */
function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\ud800-\udfff]/gu, "")
      .trim()
      .slice(-150) || "file"
  );
}
