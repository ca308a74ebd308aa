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
  /** Stops it, at the end of the block that declares it with `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** Copies a data folder and serves the copy, which the checkout upgrades, with the default settings of the product. */
export async function startProduct(
  name: string,
  { checkout, data, folder }: { readonly checkout: string; readonly data: string; readonly folder: string },
): Promise<Server> {
  cpSync(data, folder, { recursive: true });
  const tracker = await startTracker(folder, { checkout, settings: { LOG_LEVEL: "", DISK_FLOOR_MB: "" } });
  const cookie = await tracker.signIn("business");
  return {
    name,
    origin: tracker.origin,
    cookie,
    pid: tracker.pid,
    [Symbol.asyncDispose]: async () => void (await tracker.stop()),
  };
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
    [Symbol.asyncDispose]: async () => void (await endProcess(server, "SIGTERM")),
  };
}
