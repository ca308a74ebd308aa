import { type Database, openDatabase } from "#db/client.ts";
import { config } from "./config.ts";

// The server and the pages are bundled separately and each load this file; the key lets them share one database.
const KEY = Symbol.for("recommendations-tracker.database");
const shared: typeof globalThis & { [KEY]?: Database | undefined } = globalThis;

/**
 * The database of this process, opened in DATA_DIR at its first use. Only contexts, commands, stores and `operations` call it;
 * queries read through their context.
 */
export function database(): Database {
  const open = shared[KEY] ?? openDatabase(config().dataDir);
  shared[KEY] = open;
  return open;
}

/** Replaces the database of this process, in tests. */
export function setDatabase(opened: Database | undefined) {
  shared[KEY] = opened;
}
