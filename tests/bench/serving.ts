import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";
import { serverFlags } from "../prepare.mjs";

/** A server under measurement, in a process of its own. */
export interface Serving {
  readonly name: "product" | "yardstick";
  readonly origin: string;
  /** Of somebody of the business team. */
  readonly cookie: string;
  readonly pid: number;
  /** Tells it to stop, and gives its exit status once it has. */
  stop(): Promise<number | null>;
}

/** Starts the product as it is delivered, on a data folder, and signs in by the link that it prints. */
export async function startProduct(folder: string): Promise<Serving> {
  const port = await freePort();
  const { child, match } = await started(
    [...serverFlags, "scripts/serve.ts"],
    { DATA_DIR: folder, PORT: String(port) },
    /^Sign in as business: (\S+)$/m,
  );
  return serving("product", child, port, await signedInBy(match[1] ?? ""));
}

/** The cookie of the session that a trial's sign-in link opens. */
export async function signedInBy(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: "manual" });
  const cookie = answer.headers
    .getSetCookie()
    .find((one) => one.startsWith("tracker-session="))
    ?.split(";")[0];
  if (!cookie) throw new Error("the product's sign-in link gave no session");
  return cookie;
}

/** Starts the yardstick on a copy of the same database; the product's session is in the copy, too. */
export async function startYardstick(file: string, cookie: string): Promise<Serving> {
  const port = await freePort();
  const { child } = await started(["scripts/bench/yardstick.ts", file, String(port)], {}, /^Serving the yardstick$/m);
  return serving("yardstick", child, port, cookie);
}

/** Processor time of a process since its start, all its threads together. */
export function processorMilliseconds({ pid }: Serving): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  const [userTicks, systemTicks] = [Number(afterName[11]), Number(afterName[12])];
  return (userTicks + systemTicks) * MILLISECONDS_A_TICK;
}

/** Linux counts in hundredths of a second, whatever its own clock runs at. */
const MILLISECONDS_A_TICK = 10;

export function residentMegabytes({ pid }: Pick<Serving, "pid">): number {
  const kibibytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return (Number(kibibytes) * 1024) / 1e6;
}

function serving(name: Serving["name"], child: ChildProcess, port: number, cookie: string): Serving {
  const tellIt = (code: number | null, signal: string | null) =>
    console.error(`The ${name} ended while it was measured: ${signal ?? `status ${code}`}.`);
  child.once("exit", tellIt);
  return {
    name,
    origin: `http://localhost:${port}`,
    cookie,
    pid: child.pid ?? 0,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        child.off("exit", tellIt);
        child.kill("SIGTERM");
        await once(child, "exit");
      }
      return child.exitCode;
    },
  };
}

const PATIENCE = 60_000;

const children = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Starts a script, and waits until it says that it is ready. Throws what it complained of where it ends before, or is ended since it took too long. */
export async function started(
  given: readonly string[],
  settings: Readonly<Record<string, string>>,
  ready: RegExp,
  patience = PATIENCE,
) {
  const child = spawn(process.execPath, given, {
    env: { ...process.env, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  children.add(child);
  child.once("exit", () => children.delete(child));
  const complaints = text(child.stderr);
  child.stdout.setEncoding("utf8");
  let said = "";
  const deadline = setTimeout(() => child.kill("SIGKILL"), patience);
  for await (const part of child.stdout.iterator({ destroyOnReturn: false })) {
    said += part;
    const match = ready.exec(said);
    if (!match) continue;
    clearTimeout(deadline);
    child.stdout.resume();
    return { child, match, said, complaints };
  }
  throw new Error(`${given[0]} did not start: ${await complaints}`);
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
