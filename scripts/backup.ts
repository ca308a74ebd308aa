// npm run backup: writes the database and the evidence to one file, also while the tracker is running, and removes backups
// that are no longer kept.
import { ConfigError, config } from "#lib/core/config.ts";
import { codeOf } from "#lib/core/errors.ts";
import { describeBackup, describeDiskFailure, describeMissingFiles } from "#lib/operations/backups/labels.ts";
import { pruneBackups } from "#lib/operations/backups/prune.ts";
import { BackupError } from "#lib/operations/backups/rules.ts";
import { makeBackup } from "#lib/operations/backups/store.ts";

try {
  const { path, bytes, manifest } = await makeBackup();
  for (const sentence of describeBackup(path, bytes, manifest)) console.log(sentence);
  for (const name of await pruneBackups()) console.log(`Old, and no longer kept: ${name}`);
  for (const sentence of describeMissingFiles(manifest)) console.error(sentence);
  // With this status cron sends a mail.
  if (manifest.missing.length > 0) process.exitCode = 1;
} catch (error) {
  if (error instanceof BackupError || error instanceof ConfigError) console.error(error.message);
  else console.error(describeDiskFailure(codeOf(error), config().backupDir) ?? error);
  process.exitCode = 1;
}
