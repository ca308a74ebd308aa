import { and, asc, count, desc, eq, lte } from "drizzle-orm";
import { z } from "zod";
import { importCounts } from "#db/json.ts";
import { importSources, imports, recommendations, trail } from "#db/schema/index.ts";
import { assertRead, type CommandName, parseCommandName } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { thingLeftOut } from "./counts.rules.ts";

/** An imported plan. */
export interface ImportRow {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly fileName: string;
  /** Null once the file was removed. */
  readonly sha256: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly counts: (typeof imports.$inferSelect)["counts"];
}

/** The most imports on the page of all of them. */
const MOST_LISTED = 200;

const columns = {
  trail: imports.trail,
  at: trail.at,
  personId: trail.personId,
  fileName: imports.fileName,
  sha256: imports.sha256,
  mediaType: imports.mediaType,
  bytes: imports.bytes,
  counts: imports.counts,
};

/** The plans that were imported, the last first. Throws Hidden if the viewer may not see them. */
export async function listImports(ctx: Context): Promise<ImportRow[]> {
  assertRead(ctx.viewer, "seeImports", "imports");
  const rows = await ctx.db
    .select(columns)
    .from(imports)
    .innerJoin(trail, eq(trail.number, imports.trail))
    .where(lte(imports.trail, ctx.asOf.event))
    .orderBy(desc(imports.trail))
    .limit(MOST_LISTED);
  return rows.map((row) => ({ ...row, counts: importCounts.parse(row.counts) }));
}

/** One imported plan. Throws NotFound, and Hidden if the viewer may not see it. */
export async function getImport(ctx: Context, number: number): Promise<ImportRow> {
  assertRead(ctx.viewer, "seeImports", `import ${number}`);
  const row = await ctx.db
    .select(columns)
    .from(imports)
    .innerJoin(trail, eq(trail.number, imports.trail))
    .where(and(eq(imports.trail, number), lte(imports.trail, ctx.asOf.event)))
    .get();
  if (!row) throw new NotFound("import");
  return { ...row, counts: importCounts.parse(row.counts) };
}

/** What an import did not take over, with why. Throws NotFound, and Hidden if the viewer may not see imports. */
export async function listLeftOut(ctx: Context, number: number) {
  const { trail: importTrail } = await getImport(ctx, number);
  const row = await ctx.db
    .select({ leftOut: imports.leftOut })
    .from(imports)
    .where(eq(imports.trail, importTrail))
    .get();
  return z.array(thingLeftOut).parse(JSON.parse(row?.leftOut ?? "[]"));
}

/** The last import of a file with these bytes; null if there is none. Throws Hidden if the viewer may not see imports. */
export async function findImportOf(ctx: Context, sha256: string): Promise<ImportRow | null> {
  assertRead(ctx.viewer, "seeImports", "imports");
  const row = await ctx.db
    .select(columns)
    .from(imports)
    .innerJoin(trail, eq(trail.number, imports.trail))
    .where(and(eq(imports.sha256, sha256), lte(imports.trail, ctx.asOf.event)))
    .orderBy(desc(imports.trail))
    .get();
  return row ?? null;
}

/** One fact that an import wrote, with where in the file it came from. */
interface ImportedFact {
  readonly trail: number;
  readonly ordinal: number;
  readonly command: CommandName;
  readonly reference: string | null;
  readonly cell: string;
}

/** How many facts of an import a page shows. */
export const FACTS_ON_A_PAGE = 100;

/**
 * The facts that an import wrote, in order, and how many there are. `page` counts from 1. Throws Hidden if the viewer may not
 * see imports.
 */
export async function listImportedFacts(ctx: Context, number: number, page: number) {
  assertRead(ctx.viewer, "seeImports", `import ${number}`);
  const which = and(eq(importSources.importTrail, number), lte(importSources.trail, ctx.asOf.event));
  const rows = await ctx.db
    .select({
      trail: importSources.trail,
      ordinal: importSources.ordinal,
      command: trail.command,
      reference: recommendations.reference,
      cell: importSources.cell,
    })
    .from(importSources)
    .innerJoin(trail, eq(trail.number, importSources.trail))
    .leftJoin(recommendations, eq(recommendations.id, importSources.recommendationId))
    .where(which)
    .orderBy(asc(importSources.trail), asc(importSources.ordinal))
    .limit(FACTS_ON_A_PAGE)
    .offset((page - 1) * FACTS_ON_A_PAGE);
  const total = await ctx.db.select({ total: count() }).from(importSources).where(which).get();
  const facts = rows.map((row): ImportedFact => ({ ...row, command: parseCommandName(row.command) }));
  return { facts, total: total?.total ?? 0 };
}
