import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { dayOf, daysAfter, milliseconds } from "./days.ts";

export type Role = "business" | "executive" | "lead" | "viewer";

/** A trial of its own, on an empty folder: served as it is in use, stopped as it is in use. */
export interface Tracker {
  readonly url: string;
  /** The link that signs in as the sample person of a role, a lead by their agency. */
  signInLink(role: Role, agency?: string): string;
  /** Today by the tracker's own clock, or so many days after it, as a date field takes it. */
  day(after?: number): string;
  /** Puts the tracker's clock so many days on; only where it was started with a clock that can be moved. */
  moveOn(days: number): Promise<void>;
  /** All lines that the server has written. */
  written(): readonly string[];
  /** What the server wrote that it should not have had to. */
  complaints(): readonly string[];
  /** Asks the server to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const STARTS_WITHIN = 90_000;
const STOPS_WITHIN = 15_000;

const clock = fileURLToPath(new URL("clock.mjs", import.meta.url));

/** Settings of a trial beside its own, as its environment has them. */
export type Settings = Readonly<Record<string, string>>;

/** Starts a trial; with `clockMoves` on a clock that a journey can put forward. */
export async function startTracker({
  clockMoves = false,
  settings = {},
}: {
  clockMoves?: boolean;
  settings?: Settings;
} = {}): Promise<Tracker> {
  const folder = await mkdtemp(join(tmpdir(), "tracker-journey-"));
  const ahead = clockMoves ? await movableClock(folder) : null;
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [...(ahead ? ["--import", clock] : []), "server/main.ts"], {
    cwd: root,
    env: {
      ...process.env,
      ...trialSettings,
      ...settings,
      DATA_DIR: join(folder, "data"),
      PORT: String(port),
      ...ahead?.env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const written = linesOf(server);
  const links = await signInLinks(server, written);
  return {
    url,
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
    written: () => written,
    complaints: () => written.filter((line) => /"level":[56]0|^\s*⨯|Error:/.test(line)),
    async stop() {
      const code = await stopped(server);
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

// An empty setting counts as absent: what the person who runs this has set does not reach the trial.
const trialSettings = {
  NODE_ENV: "production",
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

/** How far the server's clock is ahead of the real one: in a file, which the server reads again and again. */
async function movableClock(folder: string) {
  const file = join(folder, "clock-ahead");
  const moved = {
    milliseconds: 0,
    env: { CLOCK_AHEAD: file },
    async set(to: number) {
      // Renamed into its place, so that it is never read half written.
      await writeFile(`${file}.next`, String(to));
      await rename(`${file}.next`, file);
      moved.milliseconds = to;
    },
  };
  await moved.set(0);
  return moved;
}

function linesOf({ stdout, stderr }: ChildProcess): string[] {
  const lines: string[] = [];
  for (const stream of [stdout, stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
  }
  return lines;
}

/** The links that the server prints, by whom they sign in as: "viewer", "lead of KCC Early Help". */
async function signInLinks(server: ChildProcess, written: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const giveUpAt = Date.now() + STARTS_WITHIN;
  while (!written.some((line) => line.startsWith("Sign in as viewer"))) {
    if (server.exitCode !== null || Date.now() > giveUpAt) {
      server.kill("SIGKILL");
      throw new Error(`the server did not start:\n${written.join("\n")}`);
    }
    await pause(25);
  }
  return new Map(
    written.flatMap((line): [string, string][] => {
      const [, who, link] = /^Sign in as (.+): (http\S+)$/.exec(line) ?? [];
      return who && link ? [[who, link]] : [];
    }),
  );
}

async function stopped(server: ChildProcess): Promise<number | null> {
  if (server.exitCode === null) {
    const exit = once(server, "exit");
    server.kill("SIGTERM");
    const slow = setTimeout(() => server.kill("SIGKILL"), STOPS_WITHIN);
    await exit;
    clearTimeout(slow);
  }
  return server.exitCode;
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
