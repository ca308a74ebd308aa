import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import { freePort } from "../driver/process.ts";
import { root, serverCommand, type Tracker, trialSettings } from "../driver/tracker.ts";
import { type FaultContext, NotRunHere, type Outcome } from "./context.ts";
import { requires } from "./filesystems.ts";
import { runTransientFault } from "./transient-fault.ts";

const INJECT = [
  "-f",
  "-qq",
  "-e",
  "trace=fsync,fdatasync",
  "-e",
  "inject=fsync,fdatasync:error=EIO",
  "-o",
  "/dev/null",
];

/**
 * The fault `fsync-failing`: every sync of the server fails, of the database and of files. The server has to end, and the
 * supervisor starts it again. How long the fault lasts makes no difference, since the new process is not traced.
 */
export async function fsyncFailing({ workFolder, isShort }: FaultContext): Promise<Outcome> {
  await requires("there is no strace", "strace", ["-V"]);
  await requires("programs can't be traced", "strace", ["-o", "/dev/null", "true"]);
  const folder = join(workFolder, "data");
  const outcome = await runTransientFault({
    folder,
    rounds: isShort ? 1 : 10,
    milliseconds: 2000,
    isReadable: false,
    begin: failSyncs,
  });
  const { restarts = 0, rounds = 0 } = outcome.counted;
  const violations = [...outcome.violations];
  if (restarts < rounds) violations.push("the tracker went on after its disk had failed to confirm a write");
  if (await servesWhileSyncsFail(folder))
    violations.push("started on a disk that confirms nothing, the tracker served");
  return { ...outcome, violations };
}

/** Whether a tracker that is started while every sync fails comes to serve. */
async function servesWhileSyncsFail(folder: string): Promise<boolean> {
  const { command, args } = await serverCommand();
  const env = { ...process.env, ...trialSettings, DATA_DIR: folder, PORT: String(await freePort()) };
  const strace = spawn("strace", [...INJECT, command, ...args], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "ignore"],
    detached: true,
  });
  // The whole process group: killed alone, strace would leave the server running.
  const deadline = setTimeout(() => process.kill(-(strace.pid ?? 0), "SIGKILL"), 20_000);
  const output = await text(strace.stdout);
  clearTimeout(deadline);
  return output.includes("Serving");
}

async function failSyncs({ pid }: Tracker): Promise<() => Promise<void>> {
  const strace = spawn("strace", [...INJECT, "-p", String(pid)], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = once(strace, "exit").then(([code]: (number | null)[]) => code ?? null);
  // Attaching takes a moment. Where it is not allowed, strace fails at once.
  const code = await Promise.race([ended, pause(300, 0)]);
  if (code !== 0) throw new NotRunHere("a running program can't be traced");
  return async () => {
    strace.kill("SIGINT");
    // strace may wait forever for the last threads of a program that has ended.
    const deadline = setTimeout(() => strace.kill("SIGKILL"), 500);
    await ended;
    clearTimeout(deadline);
  };
}
