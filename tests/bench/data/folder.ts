import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SQLite from "better-sqlite3";
import { startTracker, type TrackerOptions } from "../../driver/tracker.ts";
import { appendFacts } from "./facts.ts";
import { appendReview } from "./recommendations.ts";
import { appenderTo, DAY, type SealWrite } from "./rows.ts";

/** The trial was set up so long ago: all facts lie between then and today. */
const AGE = 2 * 365 * DAY;
/** Facts and meetings lie about the day the data was made, which may be so long ago. */
const KEPT_FOR = 14 * DAY;
const cache = join(tmpdir(), "tracker-bench-data");

/**
 * A data folder of so many recommendations (at least five, the trial's own) with about ten facts each, in the schema of a
 * checkout. It is made once, kept in the temporary folder for two weeks, and has to be copied before it is served.
 */
export async function dataFolder(checkout: string, total: number): Promise<string> {
  const kept = join(cache, fingerprintOf(checkout));
  for (const folder of existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [])
    if (statSync(folder).mtimeMs < Date.now() - KEPT_FOR) rmSync(folder, { recursive: true, force: true });
  const folder = join(kept, String(total));
  if (existsSync(folder)) return folder;
  const trial = join(kept, "trial");
  if (!existsSync(trial)) await make(trial, (unfinished) => setUpTrial(checkout, unfinished));
  await make(folder, async (unfinished) => {
    cpSync(trial, unfinished, { recursive: true });
    const { sealWrite }: { sealWrite: SealWrite } = await import(join(checkout, "db/chain.ts"));
    await withoutSearchIndex(checkout, unfinished);
    fill(unfinished, total, sealWrite);
    // This start builds the search index.
    await start(checkout, unfinished);
  });
  return folder;
}

/** Makes a folder under another name first, so that an interrupted run leaves no half-made one. */
async function make(folder: string, work: (unfinished: string) => Promise<void>) {
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  await work(unfinished);
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

/** Lets the checkout's own first start set up the trial, with its clock two years back. */
function setUpTrial(checkout: string, folder: string) {
  return start(checkout, folder, {
    settings: { CLOCK_OFFSET: String(-AGE) },
    nodeFlags: ["--import", join(import.meta.dirname, "clock-offset.mjs")],
  });
}

/** Starts the checkout on a folder, and stops it once it serves. */
async function start(checkout: string, folder: string, options: TrackerOptions = {}) {
  const tracker = await startTracker(folder, { checkout, ...options });
  await tracker.stop();
}

/** Removes the search index, which would not have the facts that are appended by statements. An earlier checkout has none. */
async function withoutSearchIndex(checkout: string, folder: string) {
  const file = join(checkout, "db/search/index.ts");
  if (!existsSync(file)) return;
  const { removeSearchIndex }: typeof import("#db/search/index.ts") = await import(file);
  const sqlite = new SQLite(join(folder, "tracker.db"));
  removeSearchIndex(sqlite);
  sqlite.close();
}

function fill(folder: string, total: number, sealWrite: SealWrite) {
  const sqlite = new SQLite(join(folder, "tracker.db"));
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma("recursive_triggers = ON");
  const append = appenderTo(sqlite, sealWrite);
  const from = Date.now() - AGE;
  sqlite.transaction(() => {
    const subjects = appendReview(sqlite, append, total, from + DAY);
    appendFacts(sqlite, append, subjects, { from: from + 2 * DAY, to: Date.now() - DAY });
  })();
  sqlite.pragma("wal_checkpoint(TRUNCATE)");
  sqlite.close();
}

/** Changes with what makes the data: the checkout's migrations and chain, and the files of this folder. */
function fingerprintOf(checkout: string): string {
  const hash = createHash("sha256");
  const migrations = readdirSync(join(checkout, "drizzle")).filter((name) => name.endsWith(".sql"));
  const files = [
    ...migrations.map((name) => join(checkout, "drizzle", name)),
    join(checkout, "db/chain.ts"),
    ...readdirSync(import.meta.dirname).map((name) => join(import.meta.dirname, name)),
  ];
  for (const file of files.sort()) hash.update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}
