import { log } from "#lib/core/log.ts";
import { scanUnscannedFiles } from "#lib/recommendations/updates/scanning.store.ts";

const INTERVAL = 3 * 60_000;

/** Scans the files that wait for the virus scanner: now, and every three minutes. */
export async function keepScanning(): Promise<void> {
  try {
    const count = await scanUnscannedFiles();
    if (count > 0) log().info({ count }, "files scanned");
  } catch (error) {
    log().warn({ err: error }, "files not scanned");
  }
  setTimeout(keepScanning, INTERVAL).unref();
}
