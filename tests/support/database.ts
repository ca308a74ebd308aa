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
import { database, setDatabase } from "#lib/core/database.ts";
import { Forbidden } from "#lib/core/errors.ts";
import { type PersonRole, setup, type Viewer } from "#lib/core/viewer.ts";
import { invitePerson } from "#lib/identity/people/commands.ts";
import { findLink } from "#lib/identity/people/queries.ts";
import { type SeededAgencies, seedReport } from "#lib/operations/seed/seed.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";

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

export interface TestUsers {
  readonly agencies: SeededAgencies;
  readonly business: Viewer;
  readonly executive: Viewer;
  readonly scrutineer: Viewer;
  readonly viewer: Viewer;
  /** The lead of each agency that owns something. */
  readonly leads: Readonly<Record<"nhs" | "executive" | "training" | "earlyHelp", Viewer>>;
}

/** The report as seeded, and one person for each role. */
export async function seedTestUsers(): Promise<TestUsers> {
  const agencies = await seedReport();
  return {
    agencies,
    business: await inviteAs("business"),
    executive: await inviteAs("executive"),
    scrutineer: await inviteAs("scrutineer"),
    viewer: await inviteAs("viewer"),
    leads: {
      nhs: await inviteAs("lead", agencies.nhs),
      executive: await inviteAs("lead", agencies.executive),
      training: await inviteAs("lead", agencies.training),
      earlyHelp: await inviteAs("lead", agencies.earlyHelp),
    },
  };
}

/** Somebody invited with a role, as who they are when they ask. */
export async function inviteAs(role: PersonRole, agencyId?: number): Promise<Viewer> {
  const email = `${crypto.randomUUID()}@example.org`;
  const { result } = await invitePerson(setup, { name: `A ${role}`, email, role, agencyId });
  const link = result && (await findLink(result.token));
  if (!link) throw new Error("nobody was invited");
  return link.viewer;
}

/** The number of somebody who is a person. */
export function personIdOf({ personId }: Viewer): number {
  if (personId === null) throw new Error("this is no person");
  return personId;
}

/** A text file that somebody has sent and not posted yet: its ticket. */
export async function uploadTestFile(viewer: Viewer, fileName: string, text = crypto.randomUUID()): Promise<string> {
  const received = await receiveUpload(viewer, fileName, Readable.from([Buffer.from(text)]));
  if (!("ticket" in received)) throw new Error(received.refused);
  return received.ticket;
}

/** The last row of the trail: its number tells whether something was written. */
export async function lastTrailRow(): Promise<{
  number: number;
  command: string;
  personId: number | null;
  at: Instant;
}> {
  const last = await database().reading.select().from(trail).orderBy(desc(trail.number)).limit(1).get();
  return last ?? { number: 0, command: "", personId: null, at: 0 };
}

/** Every row there is, but those that say who was refused: what a write that fails has to leave as it was. */
export function readAllRows(): Record<string, unknown[]> {
  const { sqlite } = database();
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'refusals'")
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** Does something while a table takes no rows: a write that breaks off half way. */
export async function whileInsertsFail(table: string, work: () => Promise<unknown>): Promise<void> {
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
  const before = readAllRows();
  await attempt();
  expect(readAllRows()).toEqual(before);
}

/** The failure of one kind that something ends in. Throws where it ends in another, or in none. */
export async function catchError<Failure extends Error>(
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

/** Everybody of the users but these: each role, and the leads of each agency. */
export function everyoneExcept(users: TestUsers, ...those: readonly Viewer[]): Viewer[] {
  const everybody = [users.business, users.executive, users.scrutineer, users.viewer, ...Object.values(users.leads)];
  return everybody.filter((viewer) => !those.includes(viewer));
}

/** Does something in a copy of the database, which is gone afterwards: the rows there are stay as they are. */
export async function inDatabaseCopy(work: () => Promise<void>): Promise<void> {
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

/** The command is taken: one trail row, in the name and the role of whoever gave it, and nobody was refused. */
export async function expectAccepted(command: CommandName, viewer: Viewer, attempt: Attempt): Promise<void> {
  const [before, refused] = [await lastTrailRow(), await readRefusals()];
  const { trail: number } = await attempt(viewer);
  expect(number).toBe(before.number + 1);
  const { personId, role, agencyId } = viewer;
  expect(await lastTrailRow()).toMatchObject({ number, command, personId, role, agencyId });
  expect(await readRefusals()).toEqual(refused);
}

/** The command is refused: every row and file is as it was, and the one more refusal says whom and what. */
export async function expectRefused(command: CommandName, viewer: Viewer, attempt: Attempt): Promise<void> {
  const [rows, files, refused] = [readAllRows(), listEvidenceFiles(), await readRefusals()];
  await expect(attempt(viewer)).rejects.toBeInstanceOf(Forbidden);
  expect(readAllRows()).toEqual(rows);
  expect(listEvidenceFiles()).toEqual(files);
  expect(await readRefusals()).toEqual([...refused, { personId: viewer.personId, what: command }]);
}

async function readRefusals() {
  const { personId, what } = refusals;
  return database().reading.select({ personId, what }).from(refusals).orderBy(asc(refusals.id));
}

function listEvidenceFiles(): string[] {
  const folder = join(config().dataDir, "evidence");
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }).sort() : [];
}

/** The commands that are given about no recommendation: who owns one means nothing to them. */
export const commandsWithoutRecommendation = [
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
