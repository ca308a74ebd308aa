import { eq } from "drizzle-orm";
import type { Reading, Writing } from "#db/client.ts";
import { scans } from "#db/schema/index.ts";
import { now } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { log } from "#lib/core/log.ts";
import { ScannerAway, scan } from "./clamav.ts";
import { type ScanState, scanStateOf } from "./rules.ts";

/** What is known of the bytes with this checksum. */
export async function scanState(sha256: string, on: Reading = database().reading): Promise<ScanState> {
  const row = await on.select({ verdict: scans.verdict }).from(scans).where(eq(scans.sha256, sha256)).get();
  return scanStateOf(row?.verdict ?? null, config().clamav !== null);
}

/**
 * Has bytes scanned, where a scanner is set up, and keeps what it said. "waiting" where it is not there, or did not say:
 * it is asked again. What was found once is not asked about any more. The patience is for a daemon that is silent, in milliseconds.
 */
export async function scanned(
  sha256: string,
  source: () => AsyncIterable<Uint8Array>,
  patience?: number,
): Promise<ScanState> {
  const { clamav } = config();
  const known = await scanState(sha256);
  if (clamav === null || known === "found") return known;
  try {
    const { found } = await scan(source(), clamav, patience);
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
    if (!(error instanceof ScannerAway)) throw error;
    log().warn({ reason: error.message }, "file not scanned");
    return known;
  }
}

/** Forgets what was said of bytes that are removed. */
export async function forgetScan(on: Writing, sha256: string): Promise<void> {
  await on.delete(scans).where(eq(scans.sha256, sha256));
}
