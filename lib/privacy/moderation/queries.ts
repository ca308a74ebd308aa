import { asc, eq, sql } from "drizzle-orm";
import { type FreeText, readableTextsOf } from "#db/free-texts.ts";
import { holds, recommendations, releases, trail } from "#db/schema/index.ts";
import { assertRead, parseCommandName } from "#lib/core/access.ts";
import type { Instant } from "#lib/core/clock.ts";
import type { Context } from "#lib/core/context.ts";
import { NotFound } from "#lib/core/errors.ts";
import { releasedBy } from "#lib/core/visibility.ts";
import { wordsAsOf } from "#lib/partnership/wordings.queries.ts";
import { type Evidence, listEvidence } from "#lib/recommendations/updates/queries.ts";

/** The events held for review and not released yet, oldest first. Throws NotFound if the viewer may not see them. */
export async function listHeldTexts(ctx: Context) {
  assertRead(ctx.viewer, "seeHeld", "all");
  const rows = await heldRows(ctx)
    .where(sql`${releasedBy(trail.number)} is null`)
    .orderBy(asc(holds.trail));
  return rows.map(heldFrom);
}

/** The number of events held for review and not released yet. Throws NotFound if the viewer may not see them. */
export async function countHeldTexts(ctx: Context): Promise<number> {
  assertRead(ctx.viewer, "seeHeld", "all");
  return ctx.db.$count(holds, sql`${releasedBy(holds.trail)} is null`);
}

/** An event held for review in full, released by now or not. */
export interface HeldTextDetail extends HeldText {
  /** Its free texts, by table and row. */
  readonly texts: readonly FreeText[];
  readonly evidence: readonly Evidence[];
  readonly released: { readonly at: Instant; readonly personId: number | null; readonly reason: string } | null;
}

/** One event held for review. Throws NotFound if there is none, or if the viewer may not see it. */
export async function getHeldText(ctx: Context, heldTrail: number): Promise<HeldTextDetail> {
  assertRead(ctx.viewer, "seeHeld", `trail ${heldTrail}`);
  const row = await heldRows(ctx).where(eq(holds.trail, heldTrail)).get();
  if (!row) throw new NotFound("held update");
  const held = heldFrom(row);
  const release = await ctx.db
    .select({ at: trail.at, personId: trail.personId, reason: releases.reason })
    .from(releases)
    .innerJoin(trail, eq(trail.number, releases.trail))
    .where(eq(releases.heldTrail, heldTrail))
    .get();
  return {
    ...held,
    texts: readableTextsOf(ctx.db, heldTrail),
    evidence: (await listEvidence(ctx, held.recommendationId)).filter((one) => one.trail === heldTrail).reverse(),
    released: release ?? null,
  };
}

function heldRows({ asOf, db }: Context) {
  return db
    .select({
      trail: holds.trail,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      agencyId: trail.agencyId,
      sample: trail.sample,
      command: trail.command,
      passages: holds.passages,
      recommendationId: recommendations.id,
      reference: recommendations.reference,
      shortTitle: wordsAsOf(asOf.event).shortTitle,
    })
    .from(holds)
    .innerJoin(trail, eq(trail.number, holds.trail))
    .innerJoin(
      recommendations,
      sql`${trail.subjectKind} = 'recommendation' and ${recommendations.id} = ${trail.subjectId}`,
    )
    .$dynamic();
}

type Row = Awaited<ReturnType<typeof heldRows>>[number];

function heldFrom({ command, ...row }: Row) {
  return { ...row, command: parseCommandName(command) };
}

export type HeldText = ReturnType<typeof heldFrom>;
