import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startProduct } from "../bench/serving.ts";
import { type Acknowledged, demandFacts, evidence, OWNED, updates } from "./restore-elsewhere.ts";

/** Longer than this, in milliseconds, and requests that are answered at once were not what it waited for. */
const STOPS_WITHIN = 8000;

/**
 * Tells a tracker to stop (SIGTERM) while eight writers post to it. Throws where it takes long, ends with a status other
 * than nought, leaves its log beside the database, or an acknowledged fact is not there exactly once. Gives how many facts
 * there were, and how long it took.
 */
export async function stopUnderLoad(): Promise<Readonly<Record<"facts" | "milliseconds", number>>> {
  const place = await mkdtemp(join(tmpdir(), "tracker-stopping-"));
  const folder = join(place, "data");
  try {
    const product = await startProduct(folder);
    const acknowledged: Acknowledged[] = [];
    let isStopping = false;
    const writing = OWNED.flatMap((reference) => [updates(reference), evidence(reference)]).map(async (post) => {
      try {
        while (true) acknowledged.push(await post(product));
      } catch (error) {
        // Refused or cut off, as every sender is sooner or later; before that it is a failure.
        if (!isStopping) throw error;
      }
    });
    while (acknowledged.length < 40) await Promise.race([pause(20), ...writing]);
    isStopping = true;
    const from = performance.now();
    const status = await product.stop();
    const took = performance.now() - from;
    await Promise.all(writing);
    if (status !== 0) throw new Error(`the tracker ended with ${status}`);
    if (took > STOPS_WITHIN) throw new Error(`the tracker took ${Math.round(took)} ms to stop`);
    if (existsSync(join(folder, "tracker.db-wal"))) throw new Error("the log was not put back into the database");
    demandFacts(folder, acknowledged);
    return { facts: acknowledged.length, milliseconds: Math.round(took) };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}
