import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { dayOf, daysAfter, milliseconds } from "./days.ts";

export type Role = "business" | "executive" | "lead" | "viewer";

/** A trial of the product: served and stopped as it is in use. */
export interface Tracker {
  readonly url: string;
  /** The link that signs in as the sample person of a role, a lead by their agency. */
  signInLink(role: Role, agency?: string): string;
  /** Today by the tracker's own clock, or a number of days after it, as a date field takes it. */
  day(after?: number): string;
  /** Moves the tracker's clock forward by a number of days; only where `clockMoves` was set. */
  moveOn(days: number): Promise<void>;
  /** Puts the seeded trial in the place of all data. The server goes on, so that its code is loaded and compiled once. */
  reset(): Promise<void>;
  /** All lines that the server has written. */
  written(): readonly string[];
  /** The errors that the server has logged. */
  complaints(): readonly string[];
  /** Stops the server with SIGTERM and returns its exit code. */
  stop(): Promise<number | null>;
}

/** Settings of a trial beside its own, as environment variables. */
export type Settings = Readonly<Record<string, string>>;

export interface TrackerOptions {
  readonly dataDir: string;
  /** Whether the tracker's clock can be moved forward. */
  readonly clockMoves?: boolean;
  readonly settings?: Settings;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const clock = fileURLToPath(new URL("clock.mjs", import.meta.url));
const drizzleImports = fileURLToPath(new URL("drizzle-imports.mjs", import.meta.url));
const dataReset = fileURLToPath(new URL("data-reset.ts", import.meta.url));

/** Starts a trial on a data folder, and returns once it has printed its sign-in links. Throws where it does not start. */
export async function startTracker({ dataDir, clockMoves = false, settings = {} }: TrackerOptions): Promise<Tracker> {
  const ahead = clockMoves ? await movableClock(dirname(dataDir)) : null;
  const port = await freePort();
  const preloaded = [drizzleImports, dataReset, ...(ahead ? [clock] : [])].flatMap((file) => ["--import", file]);
  const server = spawn(process.execPath, [...preloaded, "server/main.ts"], {
    cwd: root,
    env: { ...process.env, ...trialSettings, ...settings, DATA_DIR: dataDir, PORT: String(port), ...ahead?.env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  const written: string[] = [];
  const printed = linesOf(server, written);
  let links = await printed.nextLinks();
  return {
    url: `http://localhost:${port}`,
    signInLink(role, agency) {
      const who = agency ? `${role} of ${agency}` : role;
      const link = links.get(who);
      if (!link) throw new Error(`no sign-in link was printed for ${who}: ${[...links.keys()].join(", ")}`);
      return link;
    },
    day: (after = 0) => daysAfter(dayOf(Date.now() + (ahead?.milliseconds ?? 0)), after),
    async moveOn(days) {
      if (!ahead) throw new Error("this tracker was started on the real clock");
      await ahead.set(ahead.milliseconds + milliseconds(days));
    },
    async reset() {
      const next = printed.nextLinks();
      server.send("reset");
      links = await next;
    },
    written: () => written,
    complaints: () => written.filter((line) => /"level":[56]0|^\s*⨯|Error:/.test(line)),
    async stop() {
      if (server.exitCode === null && server.signalCode === null) {
        const exit = once(server, "exit");
        server.kill("SIGTERM");
        await exit;
      }
      return server.exitCode;
    },
  };
}

// An empty setting counts as absent, so that the settings of the person who runs the tests do not reach the trial.
const trialSettings = {
  NODE_ENV: "production",
  // Spares each start from compiling the same sources again.
  NODE_COMPILE_CACHE: join(root, "node_modules/.cache/journeys"),
  APP_URL: "",
  AUTH_SECRET: "",
  HOST: "",
  PARTNERSHIP: "",
  MARKING: "",
  SMTP_URL: "",
  MAIL_FROM: "",
  LOG_LEVEL: "",
  BACKUP_DIR: "",
  DISK_FLOOR_MB: "",
  TRUSTED_PROXY: "",
  SECOND_FACTOR: "",
  CLAMAV: "",
} as const;

/** How far the server's clock is ahead of the real one, in a file that the server reads. */
async function movableClock(folder: string) {
  const file = join(folder, "clock-ahead");
  const moved = {
    milliseconds: 0,
    env: { CLOCK_AHEAD: file },
    async set(to: number) {
      // Written beside it and renamed, so that the server never reads a half-written file.
      await writeFile(`${file}.next`, String(to));
      await rename(`${file}.next`, file);
      moved.milliseconds = to;
    },
  };
  await moved.set(0);
  return moved;
}

type Links = ReadonlyMap<string, string>;

/** Collects all that the server writes. `nextLinks` resolves with the links it prints next, by role and agency: "lead of KCC Early Help". */
function linesOf(server: ChildProcess, written: string[]) {
  let links = new Map<string, string>();
  let waiting = Promise.withResolvers<Links>();
  for (const input of [server.stdout, server.stderr]) {
    if (!input) continue;
    createInterface({ input }).on("line", (line) => {
      written.push(line);
      const [, who, link] = /^Sign in as (.+): (http\S+)$/.exec(line) ?? [];
      if (who && link) links.set(who, link);
      // The viewer's link is the last to be printed.
      if (who === "viewer") waiting.resolve(links);
    });
  }
  server.once("error", (error) => waiting.reject(error));
  server.once("close", (code) => waiting.reject(new Error(`the server exited with ${code}:\n${written.join("\n")}`)));
  return {
    nextLinks() {
      [links, waiting] = [new Map(), Promise.withResolvers<Links>()];
      return waiting.promise;
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0);
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
