import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { desc } from "drizzle-orm";
import { beforeAll } from "vitest";
import type { Instant } from "#lib/core/clock.ts";
import { type PersonRole, setup, type Viewer } from "#lib/core/viewer.ts";
import { invitePerson } from "#lib/people/commands.ts";
import { findLink } from "#lib/people/queries.ts";
import { database, openDatabase, setDatabase } from "./client.ts";
import { applyMigrations } from "./migrate.ts";
import { trail } from "./schema/index.ts";
import { type SeededAgencies, seedReport } from "./seed/index.ts";

/** Gives a file of tests a migrated database of its own, the same engine, triggers and settings as in use, gone afterwards. */
export function withTestDatabase() {
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), "tracker-"));
    process.env.DATA_DIR = folder;
    const opened = openDatabase(folder);
    applyMigrations(opened);
    setDatabase(opened);
    return () => {
      setDatabase(undefined);
      opened.close();
      rmSync(folder, { recursive: true });
    };
  });
}

export interface Cast {
  readonly agencies: SeededAgencies;
  readonly business: Viewer;
  readonly executive: Viewer;
  readonly scrutineer: Viewer;
  readonly viewer: Viewer;
  /** The lead of each agency that owns something. */
  readonly leads: Readonly<Record<"nhs" | "executive" | "training" | "earlyHelp", Viewer>>;
}

/** The report as seeded, and one person for each role. */
export async function seedCast(): Promise<Cast> {
  const agencies = await seedReport();
  return {
    agencies,
    business: await invited("business"),
    executive: await invited("executive"),
    scrutineer: await invited("scrutineer"),
    viewer: await invited("viewer"),
    leads: {
      nhs: await invited("lead", agencies.nhs),
      executive: await invited("lead", agencies.executive),
      training: await invited("lead", agencies.training),
      earlyHelp: await invited("lead", agencies.earlyHelp),
    },
  };
}

/** Somebody invited with a role, as who they are when they ask. */
export async function invited(role: PersonRole, agencyId?: number): Promise<Viewer> {
  const email = `${crypto.randomUUID()}@example.org`;
  const { result } = await invitePerson(setup, { name: `A ${role}`, email, role, agencyId });
  const link = result && (await findLink(result.token));
  if (!link) throw new Error("nobody was invited");
  return link.viewer;
}

/** The last row of the trail: its number tells whether something was written. */
export async function lastTrail(): Promise<{ number: number; command: string; personId: number | null; at: Instant }> {
  const last = await database().reading.select().from(trail).orderBy(desc(trail.number)).limit(1).get();
  return last ?? { number: 0, command: "", personId: null, at: 0 };
}

/** Every row there is, but those that say who was refused: what a write that fails has to leave as it was. */
export function everyRow(): Record<string, unknown[]> {
  const { sqlite } = database();
  const tables = sqlite
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'refusals'")
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, sqlite.prepare(`SELECT * FROM "${table}"`).all()]));
}

/** Does something while a table takes no rows: a write that breaks off half way. */
export async function whileBroken(table: string, work: () => Promise<unknown>): Promise<void> {
  const { sqlite } = database();
  sqlite.exec(`CREATE TRIGGER broken BEFORE INSERT ON "${table}" BEGIN SELECT RAISE(ABORT, 'broken off'); END`);
  try {
    await work();
  } finally {
    sqlite.exec("DROP TRIGGER broken");
  }
}
