import { existsSync } from "node:fs";
import { join } from "node:path";
import { startTracker } from "../driver/tracker.ts";
import { type FaultContext, type Outcome, slowerThan } from "./context.ts";
import { violationsIn } from "./data-folder.ts";
import { countResults, newWriteLog, signInWriters, startWriting, waitForWrites } from "./writers.ts";

const WRITES_BEFORE = 40;
/** In milliseconds. A tracker that takes longer to stop waits for more than the requests that are under way. */
const STOP_LIMIT = 8000;

/**
 * The fault `stop`: SIGTERM while eight writers post. The tracker has to end with status 0 and leave no write-ahead log, and
 * each acknowledged write has to be there exactly once.
 */
export async function stop({ workFolder }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  const tracker = await startTracker(folder);
  const log = newWriteLog();
  const writers = await signInWriters(tracker);
  const writing = startWriting(writers, { log, round: "stop", origin: () => tracker.origin });
  await waitForWrites(log, WRITES_BEFORE, writing.failed);
  log.struckAt = performance.now();
  const status = await tracker.stop();
  const took = performance.now() - log.struckAt;
  await writing.stop();
  const violations = [...log.violations];
  if (status !== 0) violations.push(`the tracker ended with status ${status}`);
  if (existsSync(join(folder, "tracker.db-wal"))) violations.push("the write-ahead log was not written back");
  const restarted = await startTracker(folder);
  violations.push(...(await violationsIn(folder, log.sent)));
  await restarted.stop();
  const { acknowledged } = countResults(log.sent);
  return {
    counted: { "writes acknowledged": acknowledged, "ms until it had ended": Math.round(took) },
    violations,
    slow: slowerThan(STOP_LIMIT, took, "stopping"),
  };
}
