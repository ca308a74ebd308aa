import { eq } from "drizzle-orm";
import type { Reading, Writing } from "#db/client.ts";
import { scans } from "#db/schema/index.ts";
import { now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { log } from "#lib/core/log.ts";
import { ScannerUnavailable, scan } from "./clamav.ts";
import { type ScanState, scanStateOf } from "./rules.ts";

/** The state of the file with this checksum. */
export async function getScanState(sha256: string, on: Reading = database().reading): Promise<ScanState> {
  const row = await on.select({ verdict: scans.verdict }).from(scans).where(eq(scans.sha256, sha256)).get();
  return scanStateOf(row?.verdict ?? null, config().clamav !== null);
}

/**
 * Scans a file, where a scanner is set up, and stores the result; a file in which a virus was found is not scanned again.
 * Returns the previous state if the scanner gives no result. The timeout is in milliseconds without an answer.
 */
export async function scanFile(
  sha256: string,
  source: () => AsyncIterable<Uint8Array>,
  timeout?: number,
): Promise<ScanState> {
  const { clamav } = config();
  const known = await getScanState(sha256);
  if (clamav === null || known === "found") return known;
  try {
    const { found } = await scan(source(), clamav, timeout);
    const row = { verdict: found === null ? ("clean" as const) : ("found" as const), found, scannedAt: now() };
    await database().write(async (on) => {
      await on
        .insert(scans)
        .values({ sha256, ...row })
        .onConflictDoUpdate({ target: scans.sha256, set: row });
    });
    if (found !== null) log().warn({ sha256, found }, "virus found");
    return row.verdict;
  } catch (error) {
    if (!(error instanceof ScannerUnavailable)) throw error;
    log().warn({ reason: error.message }, "file not scanned");
    return known;
  }
}

/** Deletes the scan result of a removed file. */
export async function deleteScanResult(on: Writing, sha256: string): Promise<void> {
  await on.delete(scans).where(eq(scans.sha256, sha256));
}
