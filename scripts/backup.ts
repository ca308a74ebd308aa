// npm run backup: writes the database and the evidence to one file, also while the tracker is running, and removes backups
// that are no longer kept.
import { ConfigError, config } from "#lib/core/config.ts";
import { codeOf } from "#lib/core/errors.ts";
import { diskFailureInWords, madeInWords, missingInWords } from "#lib/operations/backups/labels.ts";
import { Refused } from "#lib/operations/backups/rules.ts";
import { makeBackup, thinBackups } from "#lib/operations/backups/store.ts";

try {
  const { path, bytes, manifest } = await makeBackup();
  for (const sentence of madeInWords(path, bytes, manifest)) console.log(sentence);
  for (const name of await thinBackups()) console.log(`Old, and no longer kept: ${name}`);
  for (const sentence of missingInWords(manifest)) console.error(sentence);
  // With this status cron sends a mail.
  if (manifest.missing.length > 0) process.exitCode = 1;
} catch (error) {
  if (error instanceof Refused || error instanceof ConfigError) console.error(error.message);
  else console.error(diskFailureInWords(codeOf(error), config().backupDir) ?? error);
  process.exitCode = 1;
}
