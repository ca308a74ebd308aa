import type { Server } from "node:http";
import nextServer from "next";
import { ConfigError, config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { log } from "#lib/core/log.ts";
import { BackupError } from "#lib/operations/backups/rules.ts";
import { WrongMode } from "#lib/operations/seed/seed.ts";
import { compressedAssets } from "./compressed-assets.ts";
import { checkDataFolder, openDataFolder } from "./data-folder.ts";
import { keepScanning } from "./file-scans.ts";
import { listen } from "./listen.ts";
import { MissingServerActions, serverActionIds } from "./next-internals.ts";
import { logWhatIsPrinted, say } from "./printed-lines.ts";
import { sayIfProxyIsNeeded } from "./proxy-notice.ts";
import { createServers } from "./server.ts";
import { stopServing } from "./shutdown.ts";
import { signInLines } from "./sign-in-lines.ts";
import { keepSweeping } from "./upload-sweeps.ts";

const dev = process.argv.includes("--dev");

/** The grace period in milliseconds where the process ends because the disk failed. */
const GRACE_PERIOD_AFTER_FAILURE = 2000;

try {
  await start();
} catch (error) {
  if (isExpected(error)) process.stderr.write(`${error.message}\n`);
  else log().fatal({ err: error }, "the tracker did not start");
  process.exit(1);
}

/** Checks the settings, the data folder and the build, starts serving, and prints where and how to sign in. */
async function start() {
  const settings = config();
  if (!dev) logWhatIsPrinted();
  // next-auth reads its own address from the environment.
  process.env.AUTH_URL = `${settings.appUrl}/api/auth`;

  await checkDataFolder();
  const actionIds = dev ? null : serverActionIds(process.cwd());
  const { open, firstInvitation } = await openDataFolder(settings.mode);

  const next = nextServer({ dev, hostname: "localhost", port: settings.port });
  await next.prepare();
  const servers = createServers(settings, {
    next: next.getRequestHandler(),
    actionIds,
    assets: dev ? new Map() : compressedAssets(process.cwd()),
  });
  for (const [index, server] of servers.entries()) await listen(server, settings.port, settings.hosts[index]);

  // Failures of a scan are logged where they happen, so the promise never rejects.
  if (settings.clamav) void keepScanning();
  keepSweeping();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(servers));
  void open.diskFailed.then(() => stopAfterDiskFailure(servers));

  sayIfProxyIsNeeded(settings);
  say(`Serving the recommendations tracker at ${settings.appUrl}`);
  for (const line of await signInLines(settings, firstInvitation)) say(line);
}

/** Whether the message of an error is written for the person who runs the tracker, so that no stack is needed. */
function isExpected(error: unknown): error is Error {
  return [ConfigError, BackupError, WrongMode, MissingServerActions].some((expected) => error instanceof expected);
}

let stopping: Promise<void> | undefined;

/** Lets the requests under way finish, then closes the database with everything in its one file. */
async function stop(servers: readonly Server[]) {
  stopping ??= stopServing(servers).then(() => database().finish());
  await stopping;
  process.exit(0);
}

/** Ends with status 1, so that a supervisor starts the tracker again. */
async function stopAfterDiskFailure(servers: readonly Server[]) {
  log().fatal("the disk failed to confirm a write: the tracker ends, and is to be started anew");
  await stopServing(servers, GRACE_PERIOD_AFTER_FAILURE);
  process.exit(1);
}
