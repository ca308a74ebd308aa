import { eq, inArray, isNull, lt, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { evidence, importDrafts, imports, reviewFiles, uploads } from "#db/schema/index.ts";
import { type Instant, now } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import { deleteOrphans, deleteReceivedBytes, unstoreBytes } from "#lib/files/storage.ts";
import { MAX_UNPOSTED_BYTES, MAX_UNPOSTED_FILES } from "./rules.ts";

/** Files that were received and not posted yet: how many a person may have, and when they are deleted. */

const UPLOAD_LIFETIME_MS = 24 * 60 * 60 * 1000;
/** Longer than a request may take, so that a file which was not written to for so long is no longer arriving. */
const ARRIVAL_LIMIT_MS = 60 * 60 * 1000;

/** How many more bytes a person may send before they post; 0 if they have sent as many files as may wait. */
export async function roomForUploads(personId: number, on: Reading = database().reading): Promise<number> {
  const waiting = await on
    .select({ files: sql<number>`count(*)`, bytes: sql<number>`coalesce(sum(${uploads.bytes}), 0)` })
    .from(uploads)
    .where(eq(uploads.personId, personId))
    .get();
  const { files = 0, bytes = 0 } = waiting ?? {};
  return files >= MAX_UNPOSTED_FILES ? 0 : Math.max(0, MAX_UNPOSTED_BYTES - bytes);
}

/** Deletes those of these uploads that were not posted, with their files. */
export async function discardUploads(tickets: readonly string[]): Promise<void> {
  if (tickets.length === 0) return;
  const discarded = await database().write(async (on) =>
    on
      .delete(uploads)
      .where(inArray(uploads.ticket, [...tickets]))
      .returning({ ticket: uploads.ticket }),
  );
  for (const { ticket } of discarded) await deleteReceivedBytes(ticket);
}

/**
 * Deletes uploads not posted within a day and files without a row, and returns files moved by an interrupted write to the
 * uploads. `isServing` keeps a file that may still be arriving: before serving there is none, so that every evidence file has
 * its row. Returns the number of files deleted.
 */
export async function cleanUpUploads(at: Instant = now(), { isServing = false } = {}): Promise<number> {
  return database().write(async (on) => {
    await on.delete(uploads).where(lt(uploads.receivedAt, at - UPLOAD_LIFETIME_MS));
    const waiting = await on.select({ ticket: uploads.ticket, sha256: uploads.sha256 }).from(uploads);
    // The file of an import that is being prepared stays until it is imported or given up.
    const prepared = await on
      .select({ ticket: importDrafts.ticket, sha256: importDrafts.sha256 })
      .from(importDrafts)
      .where(isNull(importDrafts.importTrail));
    waiting.push(...prepared);
    const posted = await on
      .select({ sha256: evidence.sha256 })
      .from(evidence)
      .union(on.select({ sha256: reviewFiles.sha256 }).from(reviewFiles))
      .union(on.select({ sha256: imports.sha256 }).from(imports));
    const checksums = new Set(posted.flatMap((row) => row.sha256 ?? []));
    for (const { ticket, sha256 } of waiting) if (!checksums.has(sha256)) await unstoreBytes(ticket, sha256);
    const tickets = new Set(waiting.map((row) => row.ticket));
    return deleteOrphans({ tickets, checksums, untouchedSince: isServing ? at - ARRIVAL_LIMIT_MS : Infinity });
  });
}
