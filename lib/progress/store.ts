import { and, eq, inArray, lt } from "drizzle-orm";
import { database, type Reading, type Writing } from "#db/client.ts";
import { evidence, uploads } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { Invalid, unavailableFrom } from "#lib/core/errors.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { dropBytes, keepBytes, putBack, receiveBytes, sweepBytes, TooLarge } from "./evidence-store.ts";
import { fileKinds, kindOfFile } from "./file-content.ts";
import { LARGEST_FILE } from "./rules.ts";

export type Upload = typeof uploads.$inferSelect;

const KEPT_WAITING = 24 * 60 * 60 * 1000;

/** Why a file was not taken, for the person who chose it. */
export type FileRefusal = "too large" | "not a kind that is taken" | "empty" | "not saved";

export const refusalSentences: Readonly<Record<FileRefusal, string>> = {
  "too large": "The selected file must be smaller than 25MB.",
  "not a kind that is taken":
    "The selected file must be a PDF, Word, Excel, PowerPoint, OpenDocument, CSV, text, PNG, JPG or e-mail file, and its name must say which it is.",
  empty: "The selected file is empty.",
  "not saved": "This file could not be saved just now. Try again in a minute.",
};

/** Receives a file for somebody: streamed to disk, judged by its content, kept under a ticket until they post it. */
export async function receiveFile(
  viewer: Viewer,
  fileName: string,
  source: AsyncIterable<Uint8Array>,
): Promise<{ ticket: string } | { refused: FileRefusal }> {
  try {
    const received = await receiveBytes(source, LARGEST_FILE);
    const kind = received.bytes > 0 ? await kindOfFile(received.path, fileName) : null;
    if (!kind) {
      await dropBytes(received.ticket);
      return { refused: received.bytes > 0 ? "not a kind that is taken" : "empty" };
    }
    const { ticket, sha256, bytes } = received;
    const row = {
      ticket,
      personId: viewer.personId ?? 0,
      fileName: plainName(fileName),
      sha256,
      bytes,
      mediaType: fileKinds[kind].mediaType,
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

/** The files somebody has sent and not posted, of these tickets. */
export async function findUploads(
  viewer: Viewer,
  tickets: readonly string[],
  on: Reading = database().reading,
): Promise<Upload[]> {
  if (tickets.length === 0 || viewer.personId === null) return [];
  return on
    .select()
    .from(uploads)
    .where(and(inArray(uploads.ticket, [...tickets]), eq(uploads.personId, viewer.personId)));
}

/** Moves a received file to where evidence is kept; its bytes are on disk before the row that speaks of them. Throws Invalid where it has gone. */
export async function claimUpload(on: Writing, viewer: Viewer, ticket: string, field: string): Promise<Upload> {
  const [upload] = await findUploads(viewer, [ticket], on);
  if (!upload || !(await keepBytes(upload.ticket, upload.sha256)))
    throw new Invalid({ [field]: "This file is no longer here: choose it again." });
  await on.delete(uploads).where(eq(uploads.ticket, ticket));
  return upload;
}

/**
 * Throws away what was received and never posted within a day, and bytes that no row knows of; what a broken-off write
 * had moved waits again. To be run before serving: afterwards every kept file is one that a fact speaks of.
 */
export async function sweepEvidence(at: Instant = now()): Promise<number> {
  return database().write(async (on) => {
    await on.delete(uploads).where(lt(uploads.receivedAt, at - KEPT_WAITING));
    const waiting = await on.select({ ticket: uploads.ticket, sha256: uploads.sha256 }).from(uploads);
    const posted = await on.select({ sha256: evidence.sha256 }).from(evidence);
    const checksums = new Set(posted.flatMap((row) => row.sha256 ?? []));
    for (const { ticket, sha256 } of waiting) if (!checksums.has(sha256)) await putBack(ticket, sha256);
    return sweepBytes({ tickets: new Set(waiting.map((row) => row.ticket)), checksums });
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
