// npm run search:rebuild: builds the search index from the facts again, while the tracker is stopped.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { isFolderLocked } from "#db/folder-lock.ts";
import { lastMigration, newestMigration } from "#db/migrate.ts";
import { buildSearchIndex } from "#db/search/index.ts";
import { createTriggers, dropTriggers } from "#db/triggers.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { describeStartUpProblem } from "#lib/operations/checks/labels.ts";

const { dataDir } = config();
if (!existsSync(join(dataDir, "tracker.db"))) {
  console.error(`There is no tracker in ${dataDir}.`);
  process.exit(1);
}
if (isFolderLocked(dataDir)) {
  console.error(describeStartUpProblem({ kind: "folder in use", folder: dataDir }));
  process.exit(1);
}
const { sqlite } = database();
if (lastMigration(sqlite) !== newestMigration()) {
  console.error("The database is of another version of the tracker. That version has to be started first.");
  process.exit(1);
}
dropTriggers(sqlite);
buildSearchIndex(sqlite);
createTriggers(sqlite);
await database().finish();
console.log("The search index was built again.");
