import { join } from "node:path";
import { type Database, openDatabase } from "#db/client.ts";
import { isFolderLocked } from "#db/folder-lock.ts";
import { lastMigration, newestMigration } from "#db/migrate.ts";
import { quickCheck, recentChainBreaks } from "#db/verify.ts";
import { type Config, config } from "#lib/core/config.ts";
import { fileSize, freeSpace, listNames, writeErrorCode } from "#lib/core/disk.ts";
import { codeOf } from "#lib/core/errors.ts";
import { findTrailRow } from "./queries.ts";
import { RESTORE_FOLDER, type StartUpProblem } from "./rules.ts";

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
  if (isFolderLocked(dataDir)) return [{ kind: "folder in use", folder: dataDir }];
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
