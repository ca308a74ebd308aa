import { and, eq, inArray, isNotNull, lt, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Writing } from "#db/client.ts";
import { evidence, scans, uploads } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { Conflict, Invalid, unavailableFrom } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import type { ScanState } from "#lib/files/scanning/rules.ts";
import { getScanState, scanFile } from "#lib/files/scanning/store.ts";
import {
  deleteOrphans,
  deleteReceivedBytes,
  deleteStoredBytes,
  isStored,
  readBytes,
  receiveBytes,
  receivedBytes,
  storeBytes,
  storedBytes,
  TooLarge,
  unstoreBytes,
} from "#lib/files/storage.ts";
import { acceptedFileTypes, detectFileType } from "#lib/files/validation.ts";
import { getEvidenceFile } from "./queries.ts";
import { MAX_FILE_BYTES } from "./rules.ts";

export type Upload = typeof uploads.$inferSelect;

const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000;
/** How long a silent scanner is waited for while somebody waits for the page; the file is scanned later then. */
const INTERACTIVE_SCAN_TIMEOUT_MS = 10_000;

/** Why a file was not taken, for the person who chose it. */
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

/** Receives a file for somebody: streamed to disk, judged by its content, kept under a ticket until they post it. */
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

/**
 * An evidence file with its bytes, read from the disk as they are asked for. Where it was not scanned yet it is scanned
 * first. Throws NotFound where there is none or it is held from this viewer, Conflict where it may not be read until it is
 * scanned, or not at all.
 */
export async function openEvidenceFile(ctx: VisibleSnapshot, id: number) {
  const file = await getEvidenceFile(ctx, id);
  const known = await getScanState(file.sha256);
  const state = known === "waiting" ? await scanStoredFile(file.sha256, INTERACTIVE_SCAN_TIMEOUT_MS) : known;
  if (state === "found") throw new Conflict("A virus was found in this file. It was removed, and nobody can open it.");
  if (state === "waiting") throw new Conflict("This file is being checked for viruses. Try again in a few minutes.");
  return { ...file, content: await readBytes(file.sha256) };
}

/**
 * Has every file scanned that was not yet: those that came before there was a scanner, or while it was away. Ends at the
 * first about which it gets no answer. Gives how many were scanned.
 */
export async function scanUnscannedFiles(): Promise<number> {
  const { reading } = database();
  const unknown = (sha256: SQLiteColumn) => sql`${sha256} not in (select ${scans.sha256} from ${scans})`;
  const posted = await reading
    .selectDistinct({ sha256: evidence.sha256 })
    .from(evidence)
    .where(and(isNotNull(evidence.sha256), unknown(evidence.sha256)));
  const received = await reading
    .select({ sha256: uploads.sha256, ticket: uploads.ticket })
    .from(uploads)
    .where(unknown(uploads.sha256));
  let count = 0;
  for (const { sha256 } of posted) {
    if (sha256 === null || !(await isStored(sha256))) continue;
    if ((await scanStoredFile(sha256)) === "waiting") return count;
    count += 1;
  }
  for (const { sha256, ticket } of received) {
    const state = await scanFile(sha256, () => receivedBytes(ticket));
    if (state === "waiting") return count;
    if (state === "found") await removeInfectedFile(sha256);
    count += 1;
  }
  return count;
}

async function scanStoredFile(sha256: string, patience?: number): Promise<ScanState> {
  const state = await scanFile(sha256, () => storedBytes(sha256), patience);
  if (state === "found") await removeInfectedFile(sha256);
  return state;
}

/** Removes bytes in which a virus was found, wherever they are; the facts that speak of them stay. */
async function removeInfectedFile(sha256: string): Promise<void> {
  const waiting = await database().write((on) =>
    on.delete(uploads).where(eq(uploads.sha256, sha256)).returning({ ticket: uploads.ticket }),
  );
  for (const { ticket } of waiting) await deleteReceivedBytes(ticket);
  await deleteStoredBytes(sha256);
}

/** The files somebody has sent and not posted, of these tickets. */
export async function findUploads(ctx: Context, tickets: readonly string[]): Promise<Upload[]> {
  if (tickets.length === 0 || ctx.viewer.personId === null) return [];
  return ctx.db
    .select()
    .from(uploads)
    .where(and(inArray(uploads.ticket, [...tickets]), eq(uploads.personId, ctx.viewer.personId)));
}

/** Moves a received file to where evidence is kept; its bytes are on disk before the row that speaks of them. Throws Invalid where it has gone. */
export async function claimUpload(on: Writing, viewer: Viewer, ticket: string, field: string): Promise<Upload> {
  const [upload] = await findUploads(await currentContext(viewer), [ticket]);
  if (!upload || !(await storeBytes(upload.ticket, upload.sha256)))
    throw new Invalid({ [field]: "This file is no longer here: choose it again." });
  await on.delete(uploads).where(eq(uploads.ticket, ticket));
  return upload;
}

/**
 * Throws away what was received and never posted within a day, and bytes that no row knows of; what a broken-off write
 * had moved waits again. To be run before serving: afterwards every kept file is one that a fact speaks of.
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

/** The name without a path or characters that no file name has. */
function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  return (
    last
      .replace(/[\p{Cc}\p{Cf}\ud800-\udfff]/gu, "")
      .trim()
      .slice(-150) || "file"
  );
}
