import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { startTracker, type Tracker } from "../driver/tracker.ts";
import type { FaultContext, Outcome } from "./context.ts";
import { violationsIn } from "./data-folder.ts";
import { powerCutFilesystem } from "./filesystems.ts";
import { countResults, newWriteLog, signInWriters, startWriting } from "./writers.ts";

/** The fault `killed`: the server process is killed while eight writers post. */
export function killed({ workFolder, isShort, random }: FaultContext): Promise<Outcome> {
  const folder = join(workFolder, "data");
  return crashLoop({ folder, strike: (tracker) => tracker.kill() }, isShort ? 5 : 50, random);
}

/** The fault `power-cut`: the power of the file system is cut while eight writers post, and what was not synced is lost. */
export async function powerCut({ workFolder, isShort, random }: FaultContext): Promise<Outcome> {
  const filesystem = await powerCutFilesystem(workFolder);
  const strike = async (tracker: Tracker) => {
    await filesystem.cut();
    await tracker.kill();
    await filesystem.remount();
  };
  try {
    return await crashLoop({ folder: filesystem.folder, strike }, isShort ? 3 : 50, random);
  } finally {
    await filesystem.release();
  }
}

interface Crash {
  readonly folder: string;
  /** Ends the tracker and leaves the folder ready for the next start. */
  strike(tracker: Tracker): Promise<void>;
}

/** The tracker is struck so many milliseconds after the writers begin. */
const EARLIEST = 150;
const LATEST = 1800;
const MOST_VIOLATIONS = 50;

/**
 * Round after round on one data folder: eight writers post, the tracker is struck at a random moment and started again, and
 * everything that was ever sent is compared with the folder. In every fifth round it is also killed while it starts.
 */
async function crashLoop({ folder, strike }: Crash, rounds: number, random: () => number): Promise<Outcome> {
  const log = newWriteLog();
  let tracker = await startTracker(folder);
  let slowestStart = 0;
  let killedWhileStarting = 0;
  const writers = await signInWriters(tracker);
  for (let round = 1; round <= rounds && log.violations.length <= MOST_VIOLATIONS; round += 1) {
    const { origin } = tracker;
    const { stop } = startWriting(writers, { log, round: String(round), origin: () => origin });
    await pause(EARLIEST + random() * (LATEST - EARLIEST));
    log.struckAt = performance.now();
    await strike(tracker);
    await stop();
    if (round % 5 === 0 && (await killWhileStarting(folder, random() * tracker.startedIn))) killedWhileStarting += 1;
    tracker = await startTracker(folder);
    log.struckAt = Number.POSITIVE_INFINITY;
    slowestStart = Math.max(slowestStart, tracker.startedIn);
    log.violations.push(...(await violationsIn(folder, log.sent)).map((one) => `round ${round}: ${one}`));
  }
  await tracker.stop();
  return {
    counted: {
      rounds,
      "also killed while starting": killedWhileStarting,
      ...countResults(log.sent),
      "seconds at most until it served again": slowestStart / 1000,
    },
    violations: log.violations,
  };
}

/** Starts the tracker, kills it after so many milliseconds, and returns whether that was before it served. */
async function killWhileStarting(folder: string, milliseconds: number): Promise<boolean> {
  const tracker = await startTracker(folder, { timeout: milliseconds }).catch(() => null);
  await tracker?.kill();
  return tracker === null;
}
