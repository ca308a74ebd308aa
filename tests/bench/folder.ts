import { cpSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, setDatabase } from "#db/client.ts";
import { applyMigrations } from "#db/migrate.ts";
import { seed } from "#db/seed/index.ts";
import { now } from "#lib/core/clock.ts";
import { appendFacts } from "./facts.ts";
import { appendReview } from "./volume.ts";

const DAY = 86_400_000;
/** How long ago the trial was set up: the facts of the bench lie between then and today, and so do its meetings. */
const YEARS = 2 * 365 * DAY;

/** Makes a data folder as a trial's first start makes it, two years ago: its people can sign in, its facts are real ones. */
export async function makeTrialFolder(folder: string): Promise<void> {
  // The seed's sample file goes where the settings say.
  process.env.DATA_DIR = folder;
  const database = openDatabase(folder);
  setDatabase(database);
  try {
    applyMigrations(database);
    await seed(database, "trial", now() - YEARS);
  } finally {
    setDatabase(undefined);
    database.close();
  }
}

/** Makes a data folder of so many recommendations: the trial's five, and the rest in a review "BEN", each with its facts. */
export function makeFolder(trialFolder: string, folder: string, total: number): { readonly factsEach: number } {
  cpSync(trialFolder, folder, { recursive: true });
  const database = openDatabase(folder);
  const { sqlite } = database;
  try {
    return sqlite.transaction(() => {
      const volume = appendReview(sqlite, total, now() - YEARS + DAY);
      appendFacts(sqlite, volume, { from: now() - YEARS + 2 * DAY, to: now() - DAY });
      const facts = sqlite.prepare("select count(*) from trail where subject_kind = 'recommendation'").pluck().get();
      return { factsEach: Number(facts) / total };
    })();
  } finally {
    database.close();
  }
}

export function databaseFile(folder: string): string {
  return join(folder, "tracker.db");
}
