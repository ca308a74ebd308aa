import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";

export interface StartOptions {
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: Readonly<Record<string, string>>;
  /** Matches the output once the program is ready. */
  readonly ready: RegExp;
  /** Milliseconds after which a program that is not ready is killed. */
  readonly timeout?: number;
  readonly command?: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly pid: number;
  /** What the program printed until it was ready. */
  readonly output: string;
  /** The exit code once the program has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** All that it wrote to standard error, once it has ended. */
  readonly errors: Promise<string>;
}

const START_TIMEOUT = 300_000;
/** Linux reports processor time in hundredths of a second. */
const MILLISECONDS_PER_TICK = 10;

const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** Starts a program and waits until it is ready. Throws with its standard error if it ends or is killed before that. */
export async function startProcess(args: readonly string[], options: StartOptions): Promise<Started> {
  const { cwd = ".", ready, timeout = START_TIMEOUT, command = process.execPath } = options;
  const env = { ...process.env, ...options.env };
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const ended = once(child, "exit").then(([code]: (number | null)[]) => {
    running.delete(child);
    return code ?? null;
  });
  const errors = text(child.stderr);
  child.stdout.setEncoding("utf8");
  let output = "";
  const deadline = setTimeout(() => child.kill("SIGKILL"), timeout);
  for await (const part of child.stdout.iterator({ destroyOnReturn: false })) {
    output += part;
    if (!ready.test(output)) continue;
    clearTimeout(deadline);
    child.stdout.resume();
    return { child, pid: child.pid ?? 0, output, ended, errors };
  }
  clearTimeout(deadline);
  throw new Error(`${args.join(" ")} did not start: ${await errors}`);
}

/** Sends a signal to a program that is still running, and returns its exit code once it has ended. */
export async function endProcess(
  { child, ended }: Pick<Started, "child" | "ended">,
  signal: "SIGKILL" | "SIGTERM",
): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return ended;
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "localhost");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

/** Processor time that a process and all its threads have used since it started, in milliseconds. */
export function processorMilliseconds(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  return (Number(afterName[11]) + Number(afterName[12])) * MILLISECONDS_PER_TICK;
}

/** Memory of a process that is in RAM now, in megabytes. */
export function residentMegabytes(pid: number): number {
  return memoryFigure(pid, "VmRSS");
}

/** The most memory that a process held in RAM since the last call of this function, in megabytes. */
export function peakMegabytes(pid: number): number {
  const peak = memoryFigure(pid, "VmHWM");
  // Writing 5 resets the peak to the current value, see proc(5).
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
  return peak;
}

function memoryFigure(pid: number, name: "VmRSS" | "VmHWM"): number {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s+(\\d+)`, "m"));
  return (Number(line?.[1]) * 1024) / 1e6;
}
