import { once } from "node:events";
import type { Server } from "node:http";
import nextServer from "next";
import { now } from "#lib/core/clock.ts";
import { ConfigError, config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database } from "#lib/core/database.ts";
import { log } from "#lib/core/log.ts";
import { setup } from "#lib/core/viewer.ts";
import { issueTrialLinks } from "#lib/identity/people/store.ts";
import { dropAllSecondFactors } from "#lib/identity/second-factor/store.ts";
import { Refused } from "#lib/operations/backups/rules.ts";
import { bringUpToDate } from "#lib/operations/backups/store.ts";
import { troubleInWords } from "#lib/operations/checks/labels.ts";
import { troubleBeforeServing } from "#lib/operations/checks/queries.ts";
import { seed, WrongMode } from "#lib/operations/seed/seed.ts";
import { agenciesAsAt } from "#lib/partnership/agencies.queries.ts";
import { scanWaiting, sweepEvidence } from "#lib/recommendations/updates/store.ts";
import { createServers } from "./server.ts";
import { stopServing } from "./shutdown.ts";

const dev = process.argv.includes("--dev");
const SCAN_EVERY = 3 * 60_000;

let stopping: Promise<void> | undefined;

try {
  await serve();
} catch (error) {
  if (error instanceof ConfigError) for (const sentence of error.sentences) console.error(sentence);
  else console.error(error instanceof WrongMode || error instanceof Refused ? error.message : error);
  process.exit(1);
}

/** Readies the data folder, serves, and says where and how to sign in. */
async function serve() {
  const settings = config();
  // next-auth reads its own address from the environment.
  process.env.AUTH_URL = `${settings.appUrl}/api/auth`;

  const trouble = await troubleBeforeServing();
  if (trouble.length > 0) throw new Refused(trouble.map(troubleInWords).join("\n"));
  const open = database();
  // What a crash left in the log is written again and made sure of, so that nothing rests on what only the kernel has.
  await open.settle();
  const backup = await bringUpToDate(open);
  if (backup) console.log(`The database was brought to this version. It was backed up first: ${backup.path}`);
  const { firstInvitation } = await seed(open, settings.mode, now());
  if (settings.mode === "trial") await dropAllSecondFactors();
  await sweepEvidence();

  const next = nextServer({ dev, hostname: "localhost", port: settings.port });
  await next.prepare();
  const servers = createServers(settings, next.getRequestHandler(), { dev });
  for (const [index, server] of servers.entries()) await listen(server, settings.port, settings.hosts[index]);
  if (settings.clamav) keepScanning();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => stop(servers));
  void open.distrusted.then(() => giveUp(servers));

  console.log(`Serving the recommendations tracker at ${settings.appUrl}`);
  if (firstInvitation)
    console.log(
      `First of the business team, set your password here (once, within 72 hours): ${settings.appUrl}/invitation/${firstInvitation}`,
    );
  if (settings.mode === "trial") for (const line of await signInLines(settings.appUrl)) console.log(line);
}

/** Has the files scanned that wait for it: now, and every few minutes. */
async function keepScanning(): Promise<void> {
  try {
    const count = await scanWaiting();
    if (count > 0) log().info({ count }, "files scanned");
  } catch (error) {
    log().warn({ err: error }, "files not scanned");
  }
  setTimeout(keepScanning, SCAN_EVERY).unref();
}

async function listen(server: Server, port: number, host: string | undefined) {
  server.listen({ port, host });
  try {
    await once(server, "listening");
  } catch (error) {
    // A machine without IPv6 is served on its other address.
    if (
      host !== "::1" ||
      !(error instanceof Error && "code" in error && /^EADDRNOTAVAIL|^EAFNOSUPPORT/.test(String(error.code)))
    )
      throw error;
  }
}

/** Lets the requests under way finish, then puts everything in the one database file and closes it. */
async function stop(servers: readonly Server[]) {
  stopping ??= stopServing(servers).then(() => database().finish());
  await stopping;
  process.exit(0);
}

/** The disk failed to confirm a write. Whoever is being answered is told so; then a supervisor has to start it anew. */
async function giveUp(servers: readonly Server[]) {
  log().fatal("the disk failed to confirm a write: the tracker ends, and is to be started anew");
  await stopServing(servers, 2000);
  process.exit(1);
}

/** A line for each person the trial set up, with a link that signs in as them for as long as this server runs. */
async function signInLines(appUrl: string): Promise<string[]> {
  const directory = await agenciesAsAt(await currentContext(setup));
  return (await issueTrialLinks()).map(({ role, agencyId, token }) => {
    const agency = agencyId === null ? "" : ` of ${directory.get(agencyId)?.name}`;
    return `Sign in as ${role}${agency}: ${appUrl}/trial/${token}`;
  });
}
