import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../bench/serving.ts";
import type { Given } from "./given.ts";
import { possible } from "./grounds.ts";
import { NotHere, type Outcome } from "./report.ts";
import { type Tracker, trialSettings } from "./tracker.ts";
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
  const served = (await servesWhileSyncsFail(folder))
    ? ["it was started on a disk that confirms nothing, and served"]
    : [];
  return { ...outcome, violations: [...outcome.violations, ...stayed, ...served] };
}

/** Whether a tracker that is started while syncs fail comes to serve. */
async function servesWhileSyncsFail(folder: string): Promise<boolean> {
  const given = [...FAULT, process.execPath, "scripts/serve.ts"];
  const env = { ...process.env, ...trialSettings, DATA_DIR: folder, PORT: String(await freePort()) };
  const strace = spawn("strace", given, { env, stdio: ["ignore", "pipe", "ignore"], detached: true });
  // With what it traces, which would go on without it.
  const patience = setTimeout(() => process.kill(-(strace.pid ?? 0), "SIGKILL"), 20_000);
  const said = await text(strace.stdout);
  clearTimeout(patience);
  return said.includes("Serving");
}

const FAULT = ["-f", "-qq", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO", "-o", "/dev/null"];

async function failSyncs({ pid }: Tracker): Promise<() => Promise<void>> {
  const strace = spawn("strace", [...FAULT, "-p", String(pid)], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(strace, "exit").then(([code]: (number | null)[]) => code ?? null);
  // Attaching takes a moment. Where it is not allowed strace fails at once; it ends well where the tracker has ended already.
  const code = await Promise.race([ended, pause(300, 0)]);
  if (code !== 0) throw new NotHere("a running program can't be traced");
  return async () => {
    strace.kill("SIGINT");
    // It may wait for ever for the last threads of a program that has ended meanwhile.
    const patience = setTimeout(() => strace.kill("SIGKILL"), 500);
    await ended;
    clearTimeout(patience);
  };
}
