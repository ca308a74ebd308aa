import { and, desc, eq, lte, sql } from "drizzle-orm";
import { acceptances, holds, releases, signOffRequests, signOffs, trail } from "#db/schema/index.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { countsAsOf } from "#lib/core/visibility.ts";
import type { Acceptance, SignOff, SignOffRequest } from "./rules.ts";

/** The assurance of a recommendation as of an instant; null before its first step. */
export async function findSignOff(ctx: Snapshot, recommendationId: number): Promise<SignOff | null> {
  const last = await stepRows(ctx, recommendationId).get();
  if (!last) return null;
  const accepted = last.step === "accepted" || last.step === "embedded";
  return {
    ...last,
    request: await findRequest(ctx, recommendationId),
    acceptance: accepted ? await findAcceptance(ctx, recommendationId) : null,
  };
}

function stepRows(ctx: Snapshot, recommendationId: number) {
  return ctx.db
    .select({
      step: signOffs.step,
      trail: signOffs.trail,
      at: trail.at,
      personId: trail.personId,
      role: trail.role,
      reason: signOffs.reason,
      meetingId: signOffs.meetingId,
    })
    .from(signOffs)
    .innerJoin(trail, eq(trail.number, signOffs.trail))
    .where(countsFor(recommendationId, ctx.asOf))
    .orderBy(desc(signOffs.trail))
    .limit(1);
}

async function findRequest(ctx: Snapshot, recommendationId: number): Promise<SignOffRequest | null> {
  const row = await ctx.db
    .select({
      trail: signOffs.trail,
      at: trail.at,
      personId: trail.personId,
      agencyId: signOffRequests.agencyId,
      done: signOffRequests.done,
      difference: signOffRequests.difference,
      evidenceIds: signOffRequests.evidenceIds,
    })
    .from(signOffs)
    .innerJoin(trail, eq(trail.number, signOffs.trail))
    .innerJoin(signOffRequests, eq(signOffRequests.trail, signOffs.trail))
    .where(countsFor(recommendationId, ctx.asOf))
    .orderBy(desc(signOffs.trail))
    .limit(1)
    .get();
  return row ?? null;
}

async function findAcceptance(ctx: Snapshot, recommendationId: number): Promise<Acceptance | null> {
  const row = await ctx.db
    .select({
      trail: signOffs.trail,
      at: trail.at,
      personId: trail.personId,
      factTrails: acceptances.factTrails,
      upTo: acceptances.upTo,
      evidenceIds: acceptances.evidenceIds,
      recheckOn: acceptances.recheckOn,
    })
    .from(signOffs)
    .innerJoin(trail, eq(trail.number, signOffs.trail))
    .innerJoin(acceptances, eq(acceptances.trail, signOffs.trail))
    .where(countsFor(recommendationId, ctx.asOf))
    .orderBy(desc(signOffs.trail))
    .limit(1)
    .get();
  return row ?? null;
}

function countsFor(recommendationId: number, asOf: AsOf) {
  return and(
    eq(signOffs.recommendationId, recommendationId),
    lte(signOffs.trail, asOf.event),
    countsAsOf(signOffs, asOf.event),
  );
}

/**
 * The trail numbers of the facts about a recommendation that are not held for review as of an instant, ascending, and the
 * number of the last event that added or released one of them.
 */
export async function getCountedFacts(
  ctx: Snapshot,
  recommendationId: number,
): Promise<{ readonly trails: readonly number[]; readonly upTo: number }> {
  const rows = await ctx.db
    .select({
      number: trail.number,
      isHeld: sql<boolean>`${holds.trail} is not null`.mapWith(Boolean),
      released: releases.trail,
    })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .leftJoin(releases, and(eq(releases.heldTrail, trail.number), lte(releases.trail, ctx.asOf.event)))
    .where(
      and(
        eq(trail.subjectKind, "recommendation"),
        eq(trail.subjectId, recommendationId),
        lte(trail.number, ctx.asOf.event),
      ),
    )
    .orderBy(trail.number);
  const counting = rows.filter(({ isHeld, released }) => !isHeld || released !== null);
  return {
    trails: counting.map(({ number }) => number),
    upTo: Math.max(0, ...counting.map(({ number, released }) => released ?? number)),
  };
}
