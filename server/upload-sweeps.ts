import { log } from "#lib/core/log.ts";
import { cleanUpUploads } from "#lib/recommendations/updates/unposted.store.ts";

const INTERVAL = 15 * 60_000;

/** Deletes, every quarter of an hour, the files that were not posted in time. */
export function keepSweeping(): void {
  setTimeout(sweep, INTERVAL).unref();
}

async function sweep(): Promise<void> {
  try {
    const count = await cleanUpUploads(undefined, { isServing: true });
    if (count > 0) log().info({ count }, "files that were not posted deleted");
  } catch (error) {
    log().warn({ err: error }, "files that were not posted not deleted");
  }
  keepSweeping();
}
