import { setTimeout as pause } from "node:timers/promises";
import type { Database } from "#db/client.ts";
import { lastMigration } from "#db/migrate.ts";
import { config } from "#lib/core/config.ts";
import { database } from "#lib/core/database.ts";
import { freeSpace } from "#lib/core/disk.ts";
import type { Readiness, ReadinessCheck } from "./rules.ts";

/** How long a result is cached, in milliseconds, so that frequent requests cost little. */
const CACHE_TIME = 2000;

/** The time limit of each check, in milliseconds. */
const CHECK_TIMEOUT = 1000;

const cached = new WeakMap<Database, { readonly at: number; readonly answer: Promise<Readiness> }>();

/**
 * Whether the tracker can store what people post: a write reaches the disk, there is enough space, and the schema is the one
 * it was started with. Cached for two seconds.
 */
export async function readiness(): Promise<Readiness> {
  const open = database();
  const known = cached.get(open);
  if (known && performance.now() - known.at < CACHE_TIME) return known.answer;
  const answer = checkReadiness(open);
  cached.set(open, { at: performance.now(), answer });
  return answer;
}

async function checkReadiness(open: Database): Promise<Readiness> {
  const { dataDir, diskFloor } = config();
  const needs: Readonly<Record<ReadinessCheck, () => Promise<boolean>>> = {
    database: () => open.probeWrite().then(() => true),
    disk: async () => (await freeSpace(dataDir)) >= diskFloor,
    migrations: async () => lastMigration(open.sqlite) === open.migratedTo,
  };
  const failed: ReadinessCheck[] = [];
  for (const need of ["database", "disk", "migrations"] as const) {
    const isRight = await Promise.race([needs[need]().catch(() => false), pause(CHECK_TIMEOUT, false, { ref: false })]);
    if (!isRight) failed.push(need);
  }
  return { ready: failed.length === 0, failed };
}
