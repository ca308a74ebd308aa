import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { get } from "../driver/http.ts";
import { endProcess, freePort, startProcess } from "../driver/process.ts";
import { root, startTracker } from "../driver/tracker.ts";

/** A server that is measured, in a process of its own. */
export interface Server {
  readonly name: string;
  readonly origin: string;
  /** The session of a person of the business team. */
  readonly cookie: string;
  readonly pid: number;
  /** Stops it and returns its exit status. */
  stop(): Promise<number | null>;
}

export interface ProductOptions {
  readonly name: string;
  readonly checkout: string;
  /** The data folder to copy. */
  readonly data: string;
  /** Where the copy is put. */
  readonly folder: string;
}

/** Serves a copy of a data folder with the default settings of the product. A checkout upgrades its own copy. */
export async function startProduct({ name, checkout, data, folder }: ProductOptions): Promise<Server> {
  cpSync(data, folder, { recursive: true });
  const tracker = await startTracker(folder, { checkout, settings: { LOG_LEVEL: "", DISK_FLOOR_MB: "" } });
  const cookie = await tracker.signIn("business");
  return { name, origin: tracker.origin, cookie, pid: tracker.pid, stop: tracker.stop };
}

/** Serves what the product answers at these addresses now from the bare server in `baseline.ts`. */
export async function startBaseline(product: Server, paths: readonly string[], folder: string): Promise<Server> {
  mkdirSync(folder);
  const captured: Record<string, string> = {};
  for (const path of paths) {
    const { status, text } = await get(product.origin, path, product.cookie);
    if (status !== 200) throw new Error(`${path} was answered with ${status}`);
    captured[path] = text;
  }
  writeFileSync(join(folder, "pages.json"), JSON.stringify(captured));
  const port = await freePort();
  const args = [join(root, "tests/bench/baseline.ts"), folder, String(port)];
  const server = await startProcess(args, { ready: /^Serving the baseline$/m });
  return {
    name: "baseline",
    origin: `http://localhost:${port}`,
    cookie: product.cookie,
    pid: server.pid,
    stop: () => endProcess(server, "SIGTERM"),
  };
}

/** Runs work with servers that are stopped afterwards, also if a later one does not start or the work fails. */
export async function withServers<Result>(
  starts: readonly ((started: readonly Server[]) => Promise<Server>)[],
  work: (servers: readonly Server[]) => Promise<Result>,
): Promise<Result> {
  const servers: Server[] = [];
  try {
    for (const start of starts) servers.push(await start(servers));
    return await work(servers);
  } finally {
    for (const server of servers) await server.stop();
  }
}
