import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Given } from "./given.ts";
import { possible } from "./grounds.ts";
import { NotHere, type Outcome } from "./report.ts";
import type { Tracker } from "./tracker.ts";
import { whileItLasts } from "./while-it-lasts.ts";

/**
 * Every sync fails for a while, of the database and of files alike. The tracker has to end, and what starts it again is
 * this: how long it lasts does not matter to it, since its successor is not traced.
 */
export async function fsyncFailing({ workFolder, isShort }: Given): Promise<Outcome> {
  await possible("there is no strace", "strace", ["-V"]);
  await possible("programs can't be traced", "strace", ["-o", "/dev/null", "true"]);
  const folder = join(workFolder, "data");
  const outcome = await whileItLasts({
    folder,
    rounds: isShort ? 1 : 10,
    lastsMilliseconds: 2000,
    isReadable: false,
    begin: (tracker) => failSyncs(tracker),
  });
  const { restarts = 0, rounds = 0 } = outcome.counted;
  const stayed = restarts < rounds ? ["the tracker went on after its disk had failed to confirm a write"] : [];
  return { ...outcome, violations: [...outcome.violations, ...stayed] };
}

const FAULT = ["-f", "-qq", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO", "-o", "/dev/null"];

async function failSyncs({ pid }: Tracker): Promise<() => Promise<void>> {
  const strace = spawn("strace", [...FAULT, "-p", String(pid)], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(strace, "exit");
  // Attaching takes a moment; where it is not allowed, strace ends at once.
  if ((await Promise.race([ended.then(() => "ended"), pause(300)])) === "ended")
    throw new NotHere("a running program can't be traced");
  return async () => {
    strace.kill("SIGINT");
    await ended;
  };
}
