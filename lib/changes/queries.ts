import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { database } from "#db/client.ts";
import { evidence, holds, releases, trail, updates } from "#db/schema/index.ts";
import { commandNamed } from "#lib/core/access.ts";
import { dateOf } from "#lib/core/clock.ts";
import type { Moment } from "#lib/core/moment.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { type Happening, loadWritten } from "#lib/history/facts.ts";
import { positionsById } from "#lib/positions/queries.ts";
import type { Position } from "#lib/positions/rules.ts";
import { ratingNames } from "#lib/progress/rules.ts";
import type { Happened, RecommendationChanges } from "./rules.ts";

/**
 * What changed for these recommendations between two moments: the difference of their positions, and every fact about
 * them that came to count in between, in the order of time. One that was written before the first moment and released
 * after it is among them, marked as late. Recommendations for which nothing changed are left out.
 */
export async function changesSince(
  viewer: Viewer,
  from: Moment,
  to: Moment,
  ids: readonly number[],
): Promise<RecommendationChanges[]> {
  const before = await positionsById(viewer, from, ids);
  const after = await positionsById(viewer, to, ids);
  const happened = Map.groupBy(await factsBetween(from, to, ids), ({ recommendationId }) => recommendationId);
  return [...after.values()]
    .map((position) => ({
      position,
      before: before.get(position.id),
      happened: happened.get(position.id) ?? [],
    }))
    .filter((change) => change.happened.length > 0 || hasMoved(change.before, change.position))
    .toSorted((a, b) => ids.indexOf(a.position.id) - ids.indexOf(b.position.id));
}

/** Whether the clock alone changed where it stands: it became overdue or silent, or its re-check fell due. */
function hasMoved(before: Position | undefined, after: Position): boolean {
  if (!before) return true;
  return (
    before.shown !== after.shown ||
    (before.daysSilent === null) !== (after.daysSilent === null) ||
    before.isRecheckDue !== after.isRecheckDue
  );
}

const AT_A_TIME = 5000;

async function factsBetween(from: Moment, to: Moment, ids: readonly number[]): Promise<Happened[]> {
  const on = database().reading;
  const releasedAt = sql<
    number | null
  >`(select min(${releases.trail}) from ${releases} where ${releases.heldTrail} = ${trail.number} and ${releases.trail} <= ${to.trail})`;
  const isHeld = sql`exists (select 1 from ${holds} where ${holds.trail} = ${trail.number})`;
  const counts = sql`case when ${isHeld} then ${releasedAt} else ${trail.number} end`;
  const rows = await on
    .select({
      number: trail.number,
      at: trail.at,
      command: trail.command,
      recommendationId: trail.subjectId,
    })
    .from(trail)
    .where(
      and(
        eq(trail.subjectKind, "recommendation"),
        sql`${trail.subjectId} in (select value from json_each(${JSON.stringify(ids)}))`,
        lte(trail.number, to.trail),
        gt(counts, from.trail),
      ),
    )
    .orderBy(trail.number);
  const happenings = new Map<number, Happening | { readonly kind: "posted"; readonly words: string }>();
  for (const [command, written] of Map.groupBy(rows, (row) => commandNamed(row.command)))
    for (let start = 0; start < written.length; start += AT_A_TIME) {
      const trails = written.slice(start, start + AT_A_TIME).map(({ number }) => number);
      const load = loadWritten[command];
      for (const [number, happening] of load ? await load(on, trails) : []) happenings.set(number, happening);
      if (command === "postUpdate")
        for (const row of await on
          .select({ trail: updates.trail, rating: updates.rating, asOwner: updates.asOwner })
          .from(updates)
          .where(inArray(updates.trail, trails)))
          happenings.set(row.trail, {
            kind: "posted",
            words: row.asOwner ? `update: ${ratingNames[row.rating].toLowerCase()}` : "update by a contributor",
          });
      if (command === "addEvidence")
        for (const row of await on
          .select({ trail: evidence.trail, count: sql<number>`count(*)` })
          .from(evidence)
          .where(inArray(evidence.trail, trails))
          .groupBy(evidence.trail))
          happenings.set(row.trail, {
            kind: "posted",
            words: row.count === 1 ? "evidence added" : `${row.count} pieces of evidence added`,
          });
    }
  return rows.flatMap(({ number, at, recommendationId }): Happened[] => {
    const happening = happenings.get(number);
    return happening
      ? [{ trail: number, on: dateOf(at), recommendationId, happening, isLate: number <= from.trail }]
      : [];
  });
}
