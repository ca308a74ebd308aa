import type { Database } from "#db/client.ts";
import { applyMigrations, lastMigration, newestMigration } from "#db/migrate.ts";
import { config } from "#lib/core/config.ts";
import { type Backup, makeBackup, type Where } from "./store.ts";

/**
 * Migrates a database to the schema of this version. An existing database is backed up first, so that the upgrade can be
 * undone. Returns that backup, or null if none was needed. Throws as makeBackup does, before anything is changed.
 */
export async function upgradeDatabase(
  open: Database,
  where: Where = config(),
  migrations?: string,
): Promise<Backup | null> {
  const before = lastMigration(open.sqlite);
  const isUpgrade = before > 0 && before < newestMigration(migrations);
  const backup = isUpgrade ? await makeBackup(where) : null;
  applyMigrations(open, migrations);
  return backup;
}
