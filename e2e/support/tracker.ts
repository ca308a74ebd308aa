import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";

export type Role = "business" | "executive" | "lead" | "viewer";

/** A trial of its own, on an empty folder: served as it is in use, stopped as it is in use. */
export interface Tracker {
  readonly url: string;
  /** The link that signs in as the sample person of a role, a lead by their agency. */
  signInLink(role: Role, agency?: string): string;
  /** What the server wrote that it should not have had to. */
  complaints(): readonly string[];
  /** Asks the server to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

const root = fileURLToPath(new URL("../..", import.meta.url));
const STARTS_WITHIN = 30_000;
const STOPS_WITHIN = 15_000;

export async function startTracker(): Promise<Tracker> {
  const folder = await mkdtemp(join(tmpdir(), "tracker-journey-"));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, ["scripts/serve.ts"], {
    cwd: root,
    env: { ...process.env, ...trialSettings, DATA_DIR: folder, PORT: String(port) },
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
} as const;

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
