// npm run restore -- FILE: unpacks a backup into an empty data folder, once every byte of it was checked against its manifest.
import { resolve } from "node:path";
import { ConfigError, config } from "#lib/core/config.ts";
import { codeOf } from "#lib/core/errors.ts";
import { describeDiskFailure, describeMissingFiles, describeRestore } from "#lib/operations/backups/labels.ts";
import { BackupError } from "#lib/operations/backups/rules.ts";
import { restoreBackup } from "#lib/operations/restores/store.ts";

const [file, ...rest] = process.argv.slice(2);

try {
  if (!file || rest.length > 0) throw new BackupError("Name one file: npm run restore -- FILE");
  const { dataDir } = config();
  // npm runs this script in the project folder, and names the folder it was called in.
  const manifest = await restoreBackup(resolve(process.env.INIT_CWD ?? "", file), dataDir);
  for (const sentence of describeRestore(dataDir, manifest)) console.log(sentence);
  for (const sentence of describeMissingFiles(manifest)) console.error(sentence);
} catch (error) {
  if (error instanceof BackupError || error instanceof ConfigError) console.error(error.message);
  else console.error(describeDiskFailure(codeOf(error), config().dataDir) ?? error);
  process.exitCode = 1;
}
