import { once } from "node:events";
import type { Server } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import nextServer from "next";
import { createServers } from "#app/_server/server.ts";
import { database } from "#db/client.ts";
import { applyMigrations } from "#db/migrate.ts";
import { seed, WrongMode } from "#db/seed/index.ts";
import { agenciesAsAt } from "#lib/agencies/queries.ts";
import { now } from "#lib/core/clock.ts";
import { ConfigError, config } from "#lib/core/config.ts";
import { log } from "#lib/core/log.ts";
import { momentAt } from "#lib/core/moment.ts";
import { setup } from "#lib/core/viewer.ts";
import { issueTrialLinks } from "#lib/people/store.ts";
import { sweepEvidence } from "#lib/progress/store.ts";

const dev = process.argv.includes("--dev");

try {
  await serve();
} catch (error) {
  if (error instanceof ConfigError) for (const sentence of error.sentences) console.error(sentence);
  else console.error(error instanceof WrongMode ? error.message : error);
  process.exit(1);
}

/** Readies the data folder, serves, and says where and how to sign in. */
async function serve() {
  const settings = config();
  // next-auth reads its own address from the environment.
  process.env.AUTH_URL = `${settings.appUrl}/api/auth`;

  const open = database();
  // What a crash left in the log is written again and made sure of, so that nothing rests on what only the kernel has.
  await open.settle();
  applyMigrations(open);
  const { firstInvitation } = await seed(open, settings.mode, now());
  await sweepEvidence();

  const next = nextServer({ dev, hostname: "localhost", port: settings.port });
  await next.prepare();
  const servers = createServers(settings, next.getRequestHandler(), { dev });
  for (const [index, server] of servers.entries()) await listen(server, settings.port, settings.hosts[index]);
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop(servers));
  void open.distrusted.then(() => giveUp(servers));

  console.log(`Serving the recommendations tracker at ${settings.appUrl}`);
  if (firstInvitation)
    console.log(
      `First of the business team, set your password here (once, within 72 hours): ${settings.appUrl}/invitation/${firstInvitation}`,
    );
  if (settings.mode === "trial") for (const line of await signInLines(settings.appUrl)) console.log(line);
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
  await allAnswered(servers, 10_000);
  database().sqlite.pragma("wal_checkpoint(TRUNCATE)");
  database().close();
  process.exit(0);
}

/** Takes no more requests, and waits until those under way are answered, or so many milliseconds. */
async function allAnswered(servers: readonly Server[], patience: number) {
  const closed = servers.filter((server) => server.listening).map((server) => once(server.close(), "close"));
  for (const server of servers) server.closeIdleConnections();
  await Promise.race([Promise.all(closed), pause(patience)]);
}

/** The disk failed to confirm a write. Whoever is being answered is told so; then a supervisor has to start it anew. */
async function giveUp(servers: readonly Server[]) {
  log().fatal("the disk failed to confirm a write: the tracker ends, and is to be started anew");
  await allAnswered(servers, 2000);
  process.exit(1);
}

/** A line for each person the trial set up, with a link that signs in as them for as long as this server runs. */
async function signInLines(appUrl: string): Promise<string[]> {
  const directory = await agenciesAsAt(setup, await momentAt());
  return (await issueTrialLinks()).map(({ role, agencyId, token }) => {
    const agency = agencyId === null ? "" : ` of ${directory.get(agencyId)?.name}`;
    return `Sign in as ${role}${agency}: ${appUrl}/trial/${token}`;
  });
}
