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

/** The result of verifying a data folder: `findings` is empty if it is intact. */
export interface Verification {
  readonly findings: readonly Finding[];
  readonly rows: number;
  readonly files: number;
  /** The last hash of the chain; null if there is no event. */
  readonly head: string | null;
}

/** Verifies the hash chain, every digest and the checksum of every evidence file of a data folder. */
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

/** A row of the audit trail, for describing a finding; null if it is missing. */
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

/** How many of the latest audit trail rows are verified at each start. */
const RECENT_ROWS = 500;
const MOST_FINDINGS = 20;

/**
 * The problems that keep the tracker from starting on a data folder; empty if there are none. Opens and closes an existing
 * database, and creates none.
 */
export async function startUpProblems(
  { dataDir, diskFloor }: Pick<Config, "dataDir" | "diskFloor"> = config(),
): Promise<StartUpProblem[]> {
  const within = await listNames(dataDir);
  for (const folder of [
    dataDir,
    ...fileFolders.filter((name) => within.includes(name)).map((name) => join(dataDir, name)),
  ]) {
    const code = await writeErrorCode(folder);
    if (code !== null) return [{ kind: "folder not writable", folder, code }];
  }
  if ((await listNames(join(dataDir, RESTORE_FOLDER))).length > 0)
    return [{ kind: "restore broken off", folder: dataDir }];
  const free = await freeSpace(dataDir);
  const diskProblems: StartUpProblem[] =
    free < diskFloor ? [{ kind: "disk nearly full", folder: dataDir, free, floor: diskFloor }] : [];
  return [...diskProblems, ...(await databaseProblems(dataDir))];
}

/** The folders of evidence files in a data folder. */
const fileFolders = ["evidence", "incoming"];

async function databaseProblems(folder: string): Promise<StartUpProblem[]> {
  // SQLite accepts an empty file as a database, but after some accidents it is what remains of one.
  if (!(await fileSize(join(folder, "tracker.db")))) {
    const log = await fileSize(join(folder, "tracker.db-wal"));
    const files = await listNames(join(folder, "evidence"));
    return log || files.length > 0 ? [{ kind: "database missing", folder }] : [];
  }
  try {
    const open = openDatabase(folder);
    try {
      return await problemsIn(open, folder);
    } finally {
      open.close();
    }
  } catch (error) {
    const code = codeOf(error);
    if (!code.startsWith("SQLITE_")) throw error;
    return [{ kind: "database unreadable", folder, code }];
  }
}

async function problemsIn(open: Database, folder: string): Promise<StartUpProblem[]> {
  const { sqlite } = open;
  const [first] = quickCheck(sqlite);
  if (first !== undefined) return [{ kind: "database damaged", folder, first }];
  if (lastMigration(sqlite) > newestMigration()) return [{ kind: "newer version", folder }];
  if (lastMigration(sqlite) === 0) return [];
  const breaks = recentChainBreaks(sqlite, RECENT_ROWS).slice(0, MOST_FINDINGS);
  return Promise.all(
    breaks.map(async (finding) => ({
      kind: "chain broken" as const,
      finding,
      row: await findTrailRow(finding.trail, open),
    })),
  );
}

/** How long a result is cached, in milliseconds, so that frequent requests cost little. */
const CACHE_TIME = 2000;
/** The time limit of each check, in milliseconds. */
const CHECK_TIMEOUT = 1000;

const cached = new WeakMap<Database, { readonly at: number; readonly answer: Promise<Readiness> }>();

/**
 * Whether the tracker can store what people post: a write reaches the disk, there is enough space, and the schema is the one
 * it was started with. Cached for two seconds.
 */
export async function readiness(): Promise<Readiness> {
  const open = database();
  const known = cached.get(open);
  if (known && performance.now() - known.at < CACHE_TIME) return known.answer;
  const answer = checkReadiness(open);
  cached.set(open, { at: performance.now(), answer });
  return answer;
}

async function checkReadiness(open: Database): Promise<Readiness> {
  const { dataDir, diskFloor } = config();
  const needs: Readonly<Record<ReadinessCheck, () => Promise<boolean>>> = {
    database: () => open.probeWrite().then(() => true),
    disk: async () => (await freeSpace(dataDir)) >= diskFloor,
    migrations: async () => lastMigration(open.sqlite) === open.migratedTo,
  };
  const failed: ReadinessCheck[] = [];
  for (const need of ["database", "disk", "migrations"] as const) {
    const isRight = await Promise.race([needs[need]().catch(() => false), pause(CHECK_TIMEOUT, false, { ref: false })]);
    if (!isRight) failed.push(need);
  }
  return { ready: failed.length === 0, failed };
}
