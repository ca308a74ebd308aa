import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { eq, isNotNull } from "drizzle-orm";
import { type Database, openDatabase } from "#db/client.ts";
import { lastMigration, newestMigration } from "#db/migrate.ts";
import { evidence, trail } from "#db/schema/index.ts";
import { chainBreaks, chainHead, infectedChecksums, quickCheck, recentChainBreaks } from "#db/verify.ts";
import { type Config, config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { fileSize, freeSpace, listNames, writeErrorCode } from "#lib/core/disk.ts";
import { codeOf } from "#lib/core/errors.ts";
import { storedChecksum } from "#lib/files/storage.ts";
import {
  type Finding,
  RESTORE_FOLDER,
  type Readiness,
  type ReadinessCheck,
  type StartUpProblem,
  type TrailRow,
} from "./rules.ts";

export interface Verification {
  readonly findings: readonly Finding[];
  readonly rows: number;
  readonly files: number;
  /** The hash that the chain ends in. */
  readonly head: string | null;
}

/** Walks the whole chain, every digest and every evidence file's checksum. For whoever has the data folder in hand. */
export async function verifyAll(
  { sqlite, reading }: Database = database(),
  dataDir = config().dataDir,
): Promise<Verification> {
  const findings: Finding[] = [...chainBreaks(sqlite)];
  const files = await reading
    .select({ id: evidence.id, sha256: evidence.sha256 })
    .from(evidence)
    .where(isNotNull(evidence.sha256));
  const removed = infectedChecksums(sqlite);
  for (const { id, sha256 } of files) {
    if (sha256 === null || removed.has(sha256)) continue;
    const now = /^[0-9a-f]{64}$/.test(sha256) ? await storedChecksum(sha256, dataDir) : null;
    if (now === null) findings.push({ kind: "file missing", evidenceId: id, sha256 });
    else if (now !== sha256) findings.push({ kind: "file altered", evidenceId: id, sha256 });
  }
  const { rows, hash } = chainHead(sqlite);
  return { findings, rows, files: files.length, head: hash };
}

/** What a trail row was, as far as it still says; null where it is missing. */
export async function findTrailRow(number: number, { reading }: Database = database()): Promise<TrailRow | null> {
  const row = reading
    .select({
      number: trail.number,
      at: trail.at,
      command: trail.command,
      subjectKind: trail.subjectKind,
      subjectId: trail.subjectId,
    })
    .from(trail)
    .where(eq(trail.number, number))
    .get();
  return row ?? null;
}

/** How many of the last trail rows each start looks at. */
const RECENT_ROWS = 500;
const MOST_TOLD = 20;

/**
 * What stands in the way of serving a data folder; nothing where all is well. Opens the database where the
 * folder has one, and closes it again; makes none.
 */
export async function startUpProblems(
  { dataDir, diskFloor }: Pick<Config, "dataDir" | "diskFloor"> = config(),
): Promise<StartUpProblem[]> {
  const within = await listNames(dataDir);
  for (const folder of [dataDir, ...kept.filter((name) => within.includes(name)).map((name) => join(dataDir, name))]) {
    const code = await writeErrorCode(folder);
    if (code !== null) return [{ kind: "folder not writable", folder, code }];
  }
  if ((await listNames(join(dataDir, RESTORE_FOLDER))).length > 0)
    return [{ kind: "restore broken off", folder: dataDir }];
  const free = await freeSpace(dataDir);
  const tooFull: StartUpProblem[] =
    free < diskFloor ? [{ kind: "disk nearly full", folder: dataDir, free, floor: diskFloor }] : [];
  return [...tooFull, ...(await troubleWithDatabase(dataDir))];
}

/** The folders of files in a data folder. */
const kept = ["evidence", "incoming"];

async function troubleWithDatabase(folder: string): Promise<StartUpProblem[]> {
  // An empty file is a database to SQLite, and what is left of one after some accidents.
  if (!(await fileSize(join(folder, "tracker.db")))) {
    const log = await fileSize(join(folder, "tracker.db-wal"));
    const files = await listNames(join(folder, "evidence"));
    return log || files.length > 0 ? [{ kind: "database missing", folder }] : [];
  }
  try {
    const open = openDatabase(folder);
    try {
      return await troubleWithin(open, folder);
    } finally {
      open.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (!code.startsWith("SQLITE_")) throw error;
    return [{ kind: "database unreadable", folder, code }];
  }
}

async function troubleWithin(open: Database, folder: string): Promise<StartUpProblem[]> {
  const { sqlite } = open;
  const [first] = quickCheck(sqlite);
  if (first !== undefined) return [{ kind: "database damaged", folder, first }];
  if (lastMigration(sqlite) > newestMigration()) return [{ kind: "newer version", folder }];
  if (lastMigration(sqlite) === 0) return [];
  const breaks = recentChainBreaks(sqlite, RECENT_ROWS).slice(0, MOST_TOLD);
  return Promise.all(
    breaks.map(async (finding) => ({
      kind: "chain broken" as const,
      finding,
      row: await findTrailRow(finding.trail, open),
    })),
  );
}

/** How long an answer about readiness is good for, in milliseconds: however often it is asked for, little is done. */
const REMEMBERED = 2000;
/** How long anything may take before it counts as failed, in milliseconds. */
const PATIENCE = 1000;

const answers = new WeakMap<Database, { readonly at: number; readonly answer: Promise<Readiness> }>();

/**
 * Whether the tracker can take what people post just now: a write comes to the disk, there is room, and the schema is
 * the one it was started with. Remembered for two seconds.
 */
export async function readiness(): Promise<Readiness> {
  const open = database();
  const known = answers.get(open);
  if (known && performance.now() - known.at < REMEMBERED) return known.answer;
  const answer = whatIsReady(open);
  answers.set(open, { at: performance.now(), answer });
  return answer;
}

async function whatIsReady(open: Database): Promise<Readiness> {
  const { dataDir, diskFloor } = config();
  const needs: Readonly<Record<ReadinessCheck, () => Promise<boolean>>> = {
    database: () => open.probeWrite().then(() => true),
    disk: async () => (await freeSpace(dataDir)) >= diskFloor,
    migrations: async () => lastMigration(open.sqlite) === open.migratedTo,
  };
  const failed: ReadinessCheck[] = [];
  for (const need of ["database", "disk", "migrations"] as const) {
    const isRight = await Promise.race([needs[need]().catch(() => false), pause(PATIENCE, false, { ref: false })]);
    if (!isRight) failed.push(need);
  }
  return { ready: failed.length === 0, failed };
}
