import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { freePort, signedInBy, started } from "../bench/serving.ts";
import { serverFlags } from "../prepare.mjs";

/** A trial that is really serving, in a process of its own, on a data folder. */
export interface Tracker {
  readonly origin: string;
  readonly pid: number;
  /** How long it took from its start until it served, in milliseconds. */
  readonly startedIn: number;
  /** The cookie of a session of one of the trial's people: "viewer", "lead of KCC Early Help". */
  signIn(who: string): Promise<string>;
  /** Ends it at once, as no program can prevent. */
  kill(): Promise<void>;
  /** Asks it to stop, as a supervisor does, and gives its exit code. */
  stop(): Promise<number | null>;
  /** Its exit code, once it has ended; null where a signal ended it. */
  readonly ended: Promise<number | null>;
  /** What it wrote on standard error, to its end. */
  readonly complaints: Promise<string>;
}

/** Whoever runs this may have settings of their own: nothing of them reaches the trial. An empty one counts as absent. */
export const trialSettings = {
  NODE_ENV: "production",
  NEXT_TELEMETRY_DISABLED: "1",
  APP_URL: "",
  AUTH_SECRET: "",
  HOST: "",
  SMTP_URL: "",
  MAIL_FROM: "",
  LOG_LEVEL: "error",
  BACKUP_DIR: "",
  CLAMAV: "",
  SECOND_FACTOR: "",
  TRUSTED_PROXY: "",
  // The disks that faults are tried on are small.
  DISK_FLOOR_MB: "0",
} as const;

/** Starts the production build on a folder. Throws what it complained of where it does not come to serve, or is killed since it took longer than it may. */
export async function startTracker(folder: string, patience?: number): Promise<Tracker> {
  const from = performance.now();
  const port = await freePort();
  const { child, said, complaints } = await started(
    [...serverFlags, "scripts/serve.ts"],
    { ...trialSettings, DATA_DIR: folder, PORT: String(port) },
    /^Sign in as viewer: \S+$/m,
    patience,
  );
  const ended = once(child, "exit").then(([code]: (number | null)[]) => code ?? null);
  const links = new Map(
    [...said.matchAll(/^Sign in as (.+): (http\S+)$/gm)].map(([, who = "", link = ""]) => [who, link]),
  );
  return {
    origin: `http://localhost:${port}`,
    pid: child.pid ?? 0,
    startedIn: performance.now() - from,
    ended,
    complaints,
    signIn(who) {
      const link = links.get(who);
      if (!link) throw new Error(`no sign-in link was printed for ${who}`);
      return signedInBy(link);
    },
    kill: async () => void (await end(child, "SIGKILL", ended)),
    stop: () => end(child, "SIGTERM", ended),
  };
}

async function end(child: ChildProcess, signal: "SIGKILL" | "SIGTERM", ended: Promise<number | null>) {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return ended;
}
