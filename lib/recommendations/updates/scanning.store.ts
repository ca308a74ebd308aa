import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import { evidence, importDrafts, imports, reviewFiles, scans, uploads } from "#db/schema/index.ts";
import { database } from "#lib/core/database.ts";
import { Conflict } from "#lib/core/errors.ts";
import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import type { ScanState } from "#lib/files/scanning/rules.ts";
import { getScanState, scanFile } from "#lib/files/scanning/store.ts";
import {
  deleteReceivedBytes,
  deleteStoredBytes,
  isStored,
  readBytes,
  receivedBytes,
  storedBytes,
} from "#lib/files/storage.ts";
import { getEvidenceFile } from "./queries.ts";

/** How long a request waits for a scanner that does not answer; after that the file is scanned later. */
export const INTERACTIVE_SCAN_TIMEOUT_MS = 10_000;

/**
 * An evidence file with its content as a blob that is read from disk on demand; an unscanned file is scanned first. Throws
 * NotFound if it does not exist or is held for review, and Conflict if it is not scanned yet or contains a virus.
 */
export async function openEvidenceFile(ctx: VisibleSnapshot, id: number) {
  const file = await getEvidenceFile(ctx, id);
  return { ...file, content: await openStoredFile(file.sha256) };
}

/**
 * Scans every file that was received without a scanner or while it was unavailable. Stops when the scanner does not answer.
 * Returns the number of files scanned.
 */
export async function scanUnscannedFiles(): Promise<number> {
  const { reading } = database();
  const unknown = (sha256: SQLiteColumn) => sql`${sha256} not in (select ${scans.sha256} from ${scans})`;
  const posted = await reading
    .selectDistinct({ sha256: evidence.sha256 })
    .from(evidence)
    .where(and(isNotNull(evidence.sha256), unknown(evidence.sha256)))
    .union(
      reading
        .selectDistinct({ sha256: reviewFiles.sha256 })
        .from(reviewFiles)
        .where(and(isNotNull(reviewFiles.sha256), unknown(reviewFiles.sha256))),
    )
    .union(
      reading
        .selectDistinct({ sha256: imports.sha256 })
        .from(imports)
        .where(and(isNotNull(imports.sha256), unknown(imports.sha256))),
    );
  const received = await reading
    .select({ sha256: uploads.sha256, ticket: uploads.ticket })
    .from(uploads)
    .where(unknown(uploads.sha256))
    .union(
      reading
        .select({ sha256: importDrafts.sha256, ticket: importDrafts.ticket })
        .from(importDrafts)
        .where(and(isNull(importDrafts.importTrail), unknown(importDrafts.sha256))),
    );
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

/** Deletes an infected file from uploads, imports that are being prepared and evidence; its rows of evidence stay. */
export async function removeInfectedFile(sha256: string): Promise<void> {
  const waiting = await database().write(async (on) => {
    const { ticket } = importDrafts;
    const isPrepared = and(eq(importDrafts.sha256, sha256), isNull(importDrafts.importTrail));
    return [
      ...(await on.delete(uploads).where(eq(uploads.sha256, sha256)).returning({ ticket: uploads.ticket })),
      ...(await on.delete(importDrafts).where(isPrepared).returning({ ticket })),
    ];
  });
  for (const { ticket } of waiting) await deleteReceivedBytes(ticket);
  await deleteStoredBytes(sha256);
}

/**
 * A stored file, scanned first if it was not. Throws Conflict if it is not scanned yet or contains a virus, and what the
 * file system throws if it is missing.
 */
export async function openStoredFile(sha256: string): Promise<Blob> {
  const known = await getScanState(sha256);
  const state = known === "waiting" ? await scanStoredFile(sha256, INTERACTIVE_SCAN_TIMEOUT_MS) : known;
  if (state === "found") throw new Conflict("A virus was found in this file. It was removed, and no one can open it.");
  if (state === "waiting") throw new Conflict("This file is being checked for viruses. Try again in a few minutes.");
  return readBytes(sha256);
}
