import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { asc, desc } from "drizzle-orm";
import { beforeAll, expect, inject } from "vitest";
import { openDatabase } from "#db/client.ts";
import { lastMigration } from "#db/migrate.ts";
import { refusals, trail } from "#db/schema/index.ts";
import type { CommandName } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import { config } from "#lib/core/config.ts";
import { currentContext } from "#lib/core/context.ts";
import { database, setDatabase } from "#lib/core/database.ts";
import { Forbidden } from "#lib/core/errors.ts";
import { type PersonRole, setup, type Viewer } from "#lib/core/viewer.ts";
import { invitePerson } from "#lib/identity/people/invitations.commands.ts";
import { findLink } from "#lib/identity/people/queries.ts";
import { type SeededAgencies, seedReport } from "#lib/operations/seed/seed.ts";
import { receiveUpload } from "#lib/recommendations/updates/store.ts";
import { deriveBoard, statusBoard } from "#lib/status/board.ts";

/** Gives a test file a migrated database of its own, with the engine, triggers and settings in use. */
export function withTestDatabase() {
  beforeAll(() => {
    const folder = dataFolder();
    copyFileSync(join(inject("testFolder"), "template/tracker.db"), join(folder, "tracker.db"));
    const opened = openDatabase(folder);
    opened.migratedTo = lastMigration(opened.sqlite);
    setDatabase(opened);
    return () => {
      setDatabase(undefined);
      opened.close();
      rmSync(folder, { recursive: true });
    };
  });
}

let workerFolder: string | undefined;

/** The data folder of this worker, empty. The configuration is read once, so test files that share a worker share its path. */
function dataFolder(): string {
  workerFolder ??= mkdtempSync(join(inject("testFolder"), "data-"));
  mkdirSync(workerFolder, { recursive: true });
  process.env.DATA_DIR = workerFolder;
  return workerFolder;
}

export interface TestUsers {
  readonly agencies: SeededAgencies;
  readonly business: Viewer;
  readonly executive: Viewer;
  readonly scrutineer: Viewer;
  readonly viewer: Viewer;
  /** The lead of each agency that owns a recommendation. */
  readonly leads: Readonly<Record<"nhs" | "executive" | "training" | "earlyHelp", Viewer>>;
}

/** Seeds the report, and invites one person for each role. */
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

/** Invites a person with a role, and returns them as a viewer. */
export async function inviteAs(role: PersonRole, agencyId?: number): Promise<Viewer> {
  const email = `${crypto.randomUUID()}@example.org`;
  const { result } = await invitePerson(setup, { name: `A ${role}`, email, role, agencyId });
  const link = result && (await findLink(result.token));
  if (!link) throw new Error("the invitation has no link");
  return link.viewer;
}

/** The person id of a viewer. Throws where the viewer is not a person. */
export function personIdOf({ personId }: Viewer): number {
  if (personId === null) throw new Error("this viewer is not a person");
  return personId;
}

/** Uploads a text file that is not posted with a form yet; returns its ticket. */
export async function uploadTestFile(viewer: Viewer, fileName: string, text = crypto.randomUUID()): Promise<string> {
  const received = await receiveUpload(viewer, fileName, Readable.from([Buffer.from(text)]));
  if (!("ticket" in received)) throw new Error(received.refused);
  return received.ticket;
}

/** The text of a small PDF, another one each time. */
export function smallPdf(): string {
  return `%PDF-1.4\n1 0 obj\n<< /Title (${crypto.randomUUID()}) >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;
}

/** The last row of the trail; its number tells whether a command was written. */
export async function lastTrailRow(): Promise<{
  number: number;
  command: string;
  personId: number | null;
  at: Instant;
}> {
  const last = await database().reading.select().from(trail).orderBy(desc(trail.number)).limit(1).get();
  return last ?? { number: 0, command: "", personId: null, at: 0 };
}

/** Every row of every table but `refusals`, by table: a failed write leaves them unchanged. */
export function readAllRows(): Record<string, unknown[]> {
  const { sqlite } = database();
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'refusals'")
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** Runs work while a table refuses every insert, so that a write fails half way. */
export async function whileInsertsFail(table: string, work: () => Promise<unknown>): Promise<void> {
  const { sqlite } = database();
  sqlite.exec(`CREATE TRIGGER broken BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(ABORT, 'broken off'); END`);
  try {
    await work();
  } finally {
    sqlite.exec("DROP TRIGGER broken");
  }
}

/** Runs an attempt that fails, and expects every row to be unchanged. */
export async function expectNothingWritten(attempt: () => Promise<unknown>): Promise<void> {
  const before = readAllRows();
  await attempt();
  expect(readAllRows()).toEqual(before);
}

/** The error of one class that an attempt ends in. Throws where it ends in another, or in none. */
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

/** All test users except some. */
export function everyoneExcept(users: TestUsers, ...those: readonly Viewer[]): Viewer[] {
  const everyone = [users.business, users.executive, users.scrutineer, users.viewer, ...Object.values(users.leads)];
  return everyone.filter((viewer) => !those.includes(viewer));
}

/** Runs work in a copy of the database, which is removed afterwards. */
export async function inDatabaseCopy(work: () => Promise<void>): Promise<void> {
  const original = database();
  const folder = mkdtempSync(join(tmpdir(), "tracker-copy-"));
  writeFileSync(join(folder, "tracker.db"), original.sqlite.serialize());
  const copy = openDatabase(folder);
  // It need not survive a power cut, and is made hundreds of times.
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

/** A command as one viewer runs it. */
export type Attempt = (viewer: Viewer) => Promise<{ readonly trail: number }>;

/**
 * Expects a command to succeed: one row more in the trail, with the viewer's name and role, and no refusal. The
 * status board brought forward by the row equals one derived from all facts.
 */
export async function expectAccepted(command: CommandName, viewer: Viewer, attempt: Attempt): Promise<void> {
  const [before, refused] = [await lastTrailRow(), await readRefusals()];
  await statusBoard(await currentContext(setup));
  const { trail: number } = await attempt(viewer);
  const ctx = await currentContext(setup);
  expect(await statusBoard(ctx)).toEqual(await deriveBoard(ctx));
  expect(number).toBe(before.number + 1);
  const { personId, role, agencyId } = viewer;
  expect(await lastTrailRow()).toMatchObject({ number, command, personId, role, agencyId });
  expect(await readRefusals()).toEqual(refused);
}

/** Expects a command to be refused: every row and file is unchanged, and one more refusal has the viewer and the command. */
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

/** The commands that are not about one recommendation, so that its owner does not matter. */
export const commandsWithoutRecommendation = [
  "publishReview",
  "addRecommendations",
  "importPlan",
  "addReviewFile",
  "addAgency",
  "renameAgency",
  "dissolveAgency",
  "markAgency",
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
