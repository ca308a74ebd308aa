import type { Database } from "#db/client.ts";
import { now } from "#lib/core/clock.ts";
import type { Config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { deleteAllSecondFactors } from "#lib/identity/second-factor/store.ts";
import { BackupError } from "#lib/operations/backups/rules.ts";
import { upgradeDatabase } from "#lib/operations/backups/upgrade.ts";
import { describeStartUpProblem } from "#lib/operations/checks/labels.ts";
import { startUpProblems } from "#lib/operations/checks/start-up.ts";
import { seed } from "#lib/operations/seed/seed.ts";
import { cleanUpUploads } from "#lib/recommendations/updates/store.ts";

/** Checks the data folder and the disk. Throws Refused with a sentence for each thing that is wrong. */
export async function checkDataFolder(): Promise<void> {
  const trouble = await startUpProblems();
  if (trouble.length > 0) throw new BackupError(trouble.map(describeStartUpProblem).join("\n"));
}

/**
 * Opens the database, upgrades it after a backup, and seeds it where it is new. `firstInvitation` is the token of the first
 * person's link, where one was made just now.
 */
export async function openDataFolder(
  mode: Config["mode"],
): Promise<{ readonly open: Database; readonly firstInvitation: string | null }> {
  const open = database();
  // What a crash left in the write-ahead log may be in the kernel's memory only: it is written and synced again.
  await open.checkpoint();
  const backup = await upgradeDatabase(open);
  if (backup) console.log(`The database was brought to this version. It was backed up first: ${backup.path}`);
  const { firstInvitation } = await seed(open, mode, now());
  if (mode === "trial") await deleteAllSecondFactors();
  await cleanUpUploads();
  return { open, firstInvitation };
}
