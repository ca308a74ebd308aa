import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { endProcess, freePort, startProcess } from "./process.ts";

/** A trial that is served by a process of its own, on a data folder. */
export interface Tracker {
  readonly origin: string;
  readonly pid: number;
  /** Milliseconds from its start until it printed the sign-in links. */
  readonly startedIn: number;
  /** Opens a session for one of the trial's people ("viewer", "lead of KCC Early Help") and returns its cookie. */
  signIn(who: string): Promise<string>;
  kill(): Promise<void>;
  /** Sends SIGTERM and returns the exit code. */
  stop(): Promise<number | null>;
  /** The exit code once it has ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** The lines of its log, once it has ended. */
  readonly logged: Promise<readonly string[]>;
}

export interface TrackerOptions {
  /** The folder of the checkout that serves; this one unless given. It has to be built. */
  readonly checkout?: string;
  readonly settings?: Readonly<Record<string, string>>;
  readonly nodeFlags?: readonly string[];
  /** Milliseconds after which a tracker that does not serve yet is killed. */
  readonly timeout?: number;
}

export const SESSION_COOKIE = "tracker-session";
export const root = fileURLToPath(new URL("../..", import.meta.url));

const ownSettings =
  "APP_URL AUTH_SECRET HOST PARTNERSHIP MARKING SMTP_URL MAIL_FROM BACKUP_DIR CLAMAV SECOND_FACTOR TRUSTED_PROXY";
/** Settings of the person who runs this must not reach the trial: an empty setting counts as absent. */
export const trialSettings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ownSettings.split(" ").map((name) => [name, ""])),
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  LOG_LEVEL: "error",
  // The file systems that faults are tried on are small.
  DISK_FLOOR_MB: "0",
};

/** Serves a data folder as `npm start` does. Throws with the standard error if it does not come to serve in time. */
export async function startTracker(folder: string, options: TrackerOptions = {}): Promise<Tracker> {
  const { checkout = root, settings = {}, nodeFlags = [], timeout } = options;
  const from = performance.now();
  const port = await freePort();
  const { command, args } = await serverCommand(checkout);
  const server = await startProcess([...nodeFlags, ...args], {
    command,
    cwd: checkout,
    env: { ...trialSettings, ...settings, DATA_DIR: folder, PORT: String(port) },
    ready: /^Sign in as viewer: \S+$/m,
    ...(timeout !== undefined && { timeout }),
  });
  const links = new Map(
    [...server.output.matchAll(/^Sign in as (.+): (http\S+)$/gm)].map(([, who = "", link = ""]) => [who, link]),
  );
  return {
    origin: `http://localhost:${port}`,
    pid: server.pid,
    startedIn: performance.now() - from,
    ended: server.ended,
    logged: server.errors.then((text) => text.split("\n").filter((line) => line !== "")),
    signIn(who) {
      const link = links.get(who);
      if (!link) throw new Error(`no sign-in link was printed for ${who}`);
      return openSession(link);
    },
    kill: async () => void (await endProcess(server, "SIGKILL")),
    stop: () => endProcess(server, "SIGTERM"),
  };
}

/** What `npm start` runs in a checkout once it has installed and built: its own Node, with its own flags. */
export async function serverCommand(
  checkout: string = root,
): Promise<{ readonly command: string; readonly args: readonly string[] }> {
  const { node, serverFlags }: typeof import("../../scripts/prepare.mjs") = await import(
    join(checkout, "scripts/prepare.mjs")
  );
  const entry = ["server/main.ts", "scripts/serve.ts"].find((file) => existsSync(join(checkout, file)));
  if (!entry) throw new Error(`${checkout} is no checkout of the tracker: it has no server/main.ts`);
  return { command: node, args: [...serverFlags, entry] };
}

/** The cookie of the session that a trial's sign-in link opens. */
async function openSession(link: string): Promise<string> {
  const answer = await fetch(link, { redirect: "manual" });
  const cookies = answer.headers.getSetCookie().map((one) => one.split(";")[0] ?? "");
  const cookie = cookies.find((one) => one.startsWith(`${SESSION_COOKIE}=`));
  if (!cookie) throw new Error("the sign-in link opened no session");
  return cookie;
}
