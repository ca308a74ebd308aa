import { rm } from "node:fs/promises";
import { join } from "node:path";
import { now } from "#lib/core/clock.ts";
import { type Config, config } from "#lib/core/config.ts";
import { listNames, syncFolder } from "#lib/core/disk.ts";
import { backupsToKeep, parseBackupName } from "./rules.ts";

/** Deletes the backups that `backupsToKeep` does not list and returns their names. Other files are not touched. */
export async function pruneBackups({ backupDir }: Pick<Config, "backupDir"> = config()): Promise<string[]> {
  const backups = (await listNames(backupDir)).flatMap((name) => {
    const madeAt = parseBackupName(name);
    return madeAt === null ? [] : [{ name, madeAt }];
  });
  const kept = backupsToKeep(
    backups.map(({ madeAt }) => madeAt),
    now(),
  );
  const deleted = backups.filter(({ madeAt }) => !kept.has(madeAt)).map(({ name }) => name);
  for (const name of deleted) await rm(join(backupDir, name), { force: true });
  if (deleted.length > 0) await syncFolder(backupDir);
  return deleted;
}
