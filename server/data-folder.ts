import type { Database } from "#db/client.ts";
import { lockFolder } from "#db/folder-lock.ts";
import { now } from "#lib/core/clock.ts";
import { type Config, config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { log } from "#lib/core/log.ts";
import { deleteAllSecondFactors } from "#lib/identity/second-factor/store.ts";
import { BackupError } from "#lib/operations/backups/rules.ts";
import { upgradeDatabase } from "#lib/operations/backups/upgrade.ts";
import { describeStartUpProblem } from "#lib/operations/checks/labels.ts";
import { closeToOthers } from "#lib/operations/checks/permissions.ts";
import type { StartUpProblem } from "#lib/operations/checks/rules.ts";
import { startUpProblems } from "#lib/operations/checks/start-up.ts";
import { seed } from "#lib/operations/seed/seed.ts";
import { cleanUpUploads } from "#lib/recommendations/updates/unposted.store.ts";
import { say } from "./printed-lines.ts";

/** Checks the data folder and the disk. Throws BackupError with a sentence for each thing that is wrong. */
export async function checkDataFolder(): Promise<void> {
  refuseWith(await startUpProblems());
}

function refuseWith(problems: readonly StartUpProblem[]) {
  if (problems.length > 0) throw new BackupError(problems.map(describeStartUpProblem).join("\n"));
}

/**
 * Locks the data folder and opens the database, upgrades it after a backup, and seeds it where it is new. `firstInvitation` is
 * the token of the first person's link, where one was made just now. Throws BackupError where another tracker has locked the
 * folder meanwhile.
 */
export async function openDataFolder(
  mode: Config["mode"],
): Promise<{ readonly open: Database; readonly firstInvitation: string | null }> {
  const { dataDir } = config();
  if (!lockFolder(dataDir)) refuseWith([{ kind: "folder in use", folder: dataDir }]);
  const access = await closeToOthers(dataDir);
  if (access) log().warn(access, "the data folder was open to other accounts of this machine");
  const open = database();
  // What a crash left in the write-ahead log may be in the kernel's memory only: it is written and synced again.
  await open.checkpoint();
  const backup = await upgradeDatabase(open);
  if (backup) say(`The database was brought to this version. It was backed up first: ${backup.path}`);
  const { firstInvitation } = await seed(open, mode, now());
  if (mode === "trial") await deleteAllSecondFactors();
  await cleanUpUploads();
  return { open, firstInvitation };
}
