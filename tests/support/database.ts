import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { asc, desc } from "drizzle-orm";
import { beforeAll, expect } from "vitest";
import { openDatabase } from "#db/client.ts";
import { applyMigrations } from "#db/migrate.ts";
import { refusals, trail } from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database, setDatabase } from "#lib/core/database.ts";
import { Forbidden } from "#lib/core/errors.ts";
import { type PersonRole, setup, type Viewer } from "#lib/core/viewer.ts";
import { invitePerson } from "#lib/identity/people/commands.ts";
import { findLink } from "#lib/identity/people/queries.ts";
import { type SeededAgencies, seedReport } from "#lib/operations/seed/seed.ts";
import { receiveFile } from "#lib/recommendations/updates/store.ts";
import { deriveBoard, statusBoard } from "#lib/status/board.ts";

/** Gives a file of tests a migrated database of its own, the same engine, triggers and settings as in use, gone afterwards. */
export function withTestDatabase() {
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), "tracker-"));
    process.env.DATA_DIR = folder;
    const opened = openDatabase(folder);
    applyMigrations(opened);
    setDatabase(opened);
    return () => {
      setDatabase(undefined);
      opened.close();
      rmSync(folder, { recursive: true });
    };
  });
}

export interface Cast {
  readonly agencies: SeededAgencies;
  readonly business: Viewer;
  readonly executive: Viewer;
  readonly scrutineer: Viewer;
  readonly viewer: Viewer;
  /** The lead of each agency that owns something. */
  readonly leads: Readonly<Record<"nhs" | "executive" | "training" | "earlyHelp", Viewer>>;
}

/** The report as seeded, and one person for each role. */
export async function seedCast(): Promise<Cast> {
  const agencies = await seedReport();
  return {
    agencies,
    business: await invited("business"),
    executive: await invited("executive"),
    scrutineer: await invited("scrutineer"),
    viewer: await invited("viewer"),
    leads: {
      nhs: await invited("lead", agencies.nhs),
      executive: await invited("lead", agencies.executive),
      training: await invited("lead", agencies.training),
      earlyHelp: await invited("lead", agencies.earlyHelp),
    },
  };
}

/** Somebody invited with a role, as who they are when they ask. */
export async function invited(role: PersonRole, agencyId?: number): Promise<Viewer> {
  const email = `${crypto.randomUUID()}@example.org`;
  const { result } = await invitePerson(setup, { name: `A ${role}`, email, role, agencyId });
  const link = result && (await findLink(result.token));
  if (!link) throw new Error("nobody was invited");
  return link.viewer;
}

/** The number of somebody who is a person. */
export function idOf({ personId }: Viewer): number {
  if (personId === null) throw new Error("this is no person");
  return personId;
}

/** A text file that somebody has sent and not posted yet: its ticket. */
export async function ticketOf(viewer: Viewer, fileName: string, text = crypto.randomUUID()): Promise<string> {
  const received = await receiveFile(viewer, fileName, Readable.from([Buffer.from(text)]));
  if (!("ticket" in received)) throw new Error(received.refused);
  return received.ticket;
}

/** The last row of the trail: its number tells whether something was written. */
export async function lastTrail(): Promise<{ number: number; command: string; personId: number | null; at: Instant }> {
  const last = await database().reading.select().from(trail).orderBy(desc(trail.number)).limit(1).get();
  return last ?? { number: 0, command: "", personId: null, at: 0 };
}

/** Every row there is, but those that say who was refused: what a write that fails has to leave as it was. */
export function everyRow(): Record<string, unknown[]> {
  const { sqlite } = database();
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'refusals'")
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** Does something while a table takes no rows: a write that breaks off half way. */
export async function whileBroken(table: string, work: () => Promise<unknown>): Promise<void> {
  const { sqlite } = database();
  sqlite.exec(`CREATE TRIGGER broken BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(ABORT, 'broken off'); END`);
  try {
    await work();
  } finally {
    sqlite.exec("DROP TRIGGER broken");
  }
}

/** Attempts what is refused or breaks off, and holds that every row is as it was. */
export async function expectNothingWritten(attempt: () => Promise<unknown>): Promise<void> {
  const before = everyRow();
  await attempt();
  expect(everyRow()).toEqual(before);
}

/** The failure of one kind that something ends in. Throws where it ends in another, or in none. */
export async function failureOf<Failure extends Error>(
  kind: new (...given: never[]) => Failure,
  attempt: Promise<unknown>,
): Promise<Failure> {
  const failure = await attempt.then(
    () => new Error(`no ${kind.name}`),
    (error: unknown) => error,
  );
  if (failure instanceof kind) return failure;
  throw failure;
}

/** Everybody of the cast but these: each role, and the leads of each agency. */
export function everybodyBut(cast: Cast, ...those: readonly Viewer[]): Viewer[] {
  const everybody = [cast.business, cast.executive, cast.scrutineer, cast.viewer, ...Object.values(cast.leads)];
  return everybody.filter((viewer) => !those.includes(viewer));
}

/** Does something in a copy of the database, which is gone afterwards: the rows there are stay as they are. */
export async function inACopy(work: () => Promise<void>): Promise<void> {
  const original = database();
  const folder = mkdtempSync(join(tmpdir(), "tracker-copy-"));
  writeFileSync(join(folder, "tracker.db"), original.sqlite.serialize());
  const copy = openDatabase(folder);
  // It need not outlast a power cut, and is made hundreds of times.
  copy.sqlite.pragma("synchronous = OFF");
  setDatabase(copy);
  try {
    await work();
  } finally {
    setDatabase(original);
    copy.close();
    rmSync(folder, { recursive: true });
  }
}

/** A command as one viewer gives it. */
export type Attempt = (viewer: Viewer) => Promise<{ readonly trail: number }>;

/**
 * The command is taken: one trail row, in the name and the role of whoever gave it, and nobody was refused. The status
 * board that the row brings forward is the one derived from all facts.
 */
export async function expectTaken(command: CommandName, viewer: Viewer, attempt: Attempt): Promise<void> {
  const [before, refused] = [await lastTrail(), await everyRefusal()];
  await statusBoard(await currentContext(setup));
  const { trail: number } = await attempt(viewer);
  const ctx = await currentContext(setup);
  expect(await statusBoard(ctx)).toEqual(await deriveBoard(ctx));
  expect(number).toBe(before.number + 1);
  const { personId, role, agencyId } = viewer;
  expect(await lastTrail()).toMatchObject({ number, command, personId, role, agencyId });
  expect(await everyRefusal()).toEqual(refused);
}

/** The command is refused: every row and file is as it was, and the one more refusal says whom and what. */
export async function expectRefused(command: CommandName, viewer: Viewer, attempt: Attempt): Promise<void> {
  const [rows, files, refused] = [everyRow(), everyFile(), await everyRefusal()];
  await expect(attempt(viewer)).rejects.toBeInstanceOf(Forbidden);
  expect(everyRow()).toEqual(rows);
  expect(everyFile()).toEqual(files);
  expect(await everyRefusal()).toEqual([...refused, { personId: viewer.personId, what: command }]);
}

async function everyRefusal() {
  const { personId, what } = refusals;
  return database().reading.select({ personId, what }).from(refusals).orderBy(asc(refusals.id));
}

function everyFile(): string[] {
  const folder = join(config().dataDir, "evidence");
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).sort() : [];
}

/** The commands that are given about no recommendation: who owns one means nothing to them. */
export const commandsAboutNone = [
  "publishReview",
  "addAgency",
  "renameAgency",
  "dissolveAgency",
  "handOver",
  "acceptHandover",
  "releaseHeld",
  "redact",
  "removeFile",
  "scheduleMeeting",
  "draftPaper",
  "issuePaper",
  "inviteFirstPerson",
  "invitePerson",
  "renewInvitation",
  "changeRole",
  "signOutPerson",
  "removeSecondFactor",
  "disablePerson",
  "enablePerson",
  "acceptInvitation",
] as const satisfies readonly CommandName[];
