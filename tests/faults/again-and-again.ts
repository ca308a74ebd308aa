import { setTimeout as pause } from "node:timers/promises";
import { violationsIn } from "./account.ts";
import type { Outcome } from "./report.ts";
import { startTracker, type Tracker } from "./tracker.ts";
import { fatesOf, newLedger, signInWriters, writeUntil } from "./writers.ts";

/** A fault that strikes a tracker dead while eight people write. */
export interface Stroke {
  readonly folder: string;
  /** Ends the tracker, and makes the folder ready to be started on again. */
  strike(tracker: Tracker): Promise<void>;
}

const LONGEST = 1800;
const SHORTEST = 150;

/**
 * Round after round on one data folder: eight people write, the fault strikes at a random moment, the tracker is started
 * again, and all that was ever sent is held against what is there. Every fifth round it strikes once more while the
 * tracker starts.
 */
export async function strikeAgainAndAgain(
  { folder, strike }: Stroke,
  rounds: number,
  random: () => number,
): Promise<Outcome> {
  const ledger = newLedger();
  let tracker = await startTracker(folder);
  let slowest = 0;
  let killedWhileStarting = 0;
  const writers = await signInWriters(tracker);
  for (let round = 1; round <= rounds; round += 1) {
    const stopped = new AbortController();
    const { origin } = tracker;
    const writing = writeUntil(stopped.signal, writers, () => origin, { ledger, run: String(round) });
    await pause(SHORTEST + random() * (LONGEST - SHORTEST));
    ledger.struckAt = performance.now();
    await strike(tracker);
    stopped.abort();
    await writing;
    if (round % 5 === 0 && (await startAndKill(folder, random() * tracker.startedIn))) killedWhileStarting += 1;
    tracker = await startTracker(folder);
    ledger.struckAt = Number.POSITIVE_INFINITY;
    slowest = Math.max(slowest, tracker.startedIn);
    ledger.violations.push(...(await violationsIn(folder, ledger.sent)).map((one) => `round ${round}: ${one}`));
    if (ledger.violations.length > 50) break;
  }
  await tracker.stop();
  return {
    counted: {
      rounds,
      "also killed while starting": killedWhileStarting,
      ...fatesOf(ledger.sent),
      "seconds at most until it served again": slowest / 1000,
    },
    violations: ledger.violations,
  };
}

/** Whether it was killed before it served. */
async function startAndKill(folder: string, after: number): Promise<boolean> {
  const tracker = await startTracker(folder, after).catch(() => null);
  await tracker?.kill();
  return tracker === null;
}
