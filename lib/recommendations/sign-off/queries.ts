import { and, desc, eq, lte, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { acceptances, holds, releases, signOffRequests, signOffs, trail } from "#db/schema/index.ts";
import { clearedBy } from "#lib/core/access.ts";
import type { Moment } from "#lib/core/as-of.ts";
import { database } from "#lib/core/database.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import type { Acceptance, SignOff, SignOffRequest } from "./rules.ts";

/** How far the assurance of a recommendation has come as at a moment; null where sign-off was never asked for. */
export async function signOffOf(
  _viewer: Viewer,
  recommendationId: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<SignOff | null> {
  const last = await stepRows(on, recommendationId, moment).get();
  if (!last) return null;
  const accepted = last.step === "accepted" || last.step === "embedded";
  return {
    ...last,
    request: await findRequest(on, recommendationId, moment),
    acceptance: accepted ? await findAcceptance(on, recommendationId, moment) : null,
  };
}

function stepRows(on: Reading, recommendationId: number, moment: Moment) {
  return on
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
    .where(countsFor(recommendationId, moment))
    .orderBy(desc(signOffs.trail))
    .limit(1);
}

async function findRequest(on: Reading, recommendationId: number, moment: Moment): Promise<SignOffRequest | null> {
  const row = await on
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
    .where(countsFor(recommendationId, moment))
    .orderBy(desc(signOffs.trail))
    .limit(1)
    .get();
  return row ?? null;
}

async function findAcceptance(on: Reading, recommendationId: number, moment: Moment): Promise<Acceptance | null> {
  const row = await on
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
    .where(countsFor(recommendationId, moment))
    .orderBy(desc(signOffs.trail))
    .limit(1)
    .get();
  return row ?? null;
}

function countsFor(recommendationId: number, moment: Moment) {
  return and(
    eq(signOffs.recommendationId, recommendationId),
    lte(signOffs.trail, moment.trail),
    clearedBy(signOffs, moment.trail),
  );
}

/** The facts about a recommendation that count as at a moment, and the number of the last write by which one of them came to count. */
export async function factsThatCount(
  _viewer: Viewer,
  recommendationId: number,
  moment: Moment,
  on: Reading = database().reading,
): Promise<{ readonly trails: readonly number[]; readonly upTo: number }> {
  const rows = await on
    .select({
      number: trail.number,
      isHeld: sql<boolean>`${holds.trail} is not null`.mapWith(Boolean),
      released: releases.trail,
    })
    .from(trail)
    .leftJoin(holds, eq(holds.trail, trail.number))
    .leftJoin(releases, and(eq(releases.heldTrail, trail.number), lte(releases.trail, moment.trail)))
    .where(
      and(
        eq(trail.subjectKind, "recommendation"),
        eq(trail.subjectId, recommendationId),
        lte(trail.number, moment.trail),
      ),
    )
    .orderBy(trail.number);
  const counting = rows.filter(({ isHeld, released }) => !isHeld || released !== null);
  return {
    trails: counting.map(({ number }) => number),
    upTo: Math.max(0, ...counting.map(({ number, released }) => released ?? number)),
  };
}
