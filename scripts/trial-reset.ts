// npm run trial:reset: empties the data folder of a trial, so that the next start sets up a new one. It refuses to empty the
// folder of a real tracker.
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { isFolderLocked, LOCK_FILE } from "#db/folder-lock.ts";
import { config } from "#lib/core/config.ts";

const { dataDir } = config();
const file = join(dataDir, "tracker.db");

if (!existsSync(file)) console.log(`There is no trial in ${dataDir}.`);
else if (modeOf(file) !== "trial") stop(`${dataDir} does not hold a trial. Nothing was removed.`);
else if (isFolderLocked(dataDir)) stop("The trial is running: stop it first.");
else {
  for (const name of ["tracker.db", "tracker.db-wal", "tracker.db-shm", "evidence", "incoming", LOCK_FILE])
    rmSync(join(dataDir, name), { recursive: true, force: true });
  console.log("The trial is empty. npm start begins a new one.");
}

function modeOf(path: string): unknown {
  const database = new SQLite(path, { readonly: true });
  try {
    return database.prepare("SELECT mode FROM tracker").pluck().get();
  } finally {
    database.close();
  }
}

function stop(sentence: string) {
  console.error(sentence);
  process.exitCode = 1;
}
