import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { evidence, holds, trail, updates } from "#db/schema/index.ts";
import { type CommandName, commandNamed, releasedBy } from "#lib/core/access.ts";
import type { Moment } from "#lib/core/as-of.ts";
import { dateOf } from "#lib/core/clock.ts";
import { database } from "#lib/core/database.ts";
import type { Viewer } from "#lib/core/viewer.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import { loadHappenings, type Written } from "#lib/reporting/timeline/reads.ts";
import { positionsById } from "#lib/status/queries.ts";
import type { Position } from "#lib/status/rules.ts";
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

async function factsBetween(from: Moment, to: Moment, ids: readonly number[]): Promise<Happened[]> {
  const on = database().reading;
  const isHeld = sql`exists (select 1 from ${holds} where ${holds.trail} = ${trail.number})`;
  const counts = sql`case when ${isHeld} then ${releasedBy(trail.number, to.trail)} else ${trail.number} end`;
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
  const written = rows.map(({ number, command }) => ({ number, command: commandNamed(command) }));
  const happenings = new Map([...(await loadHappenings(on, written)), ...(await postedIn(on, written))]);
  return rows.flatMap(({ number, at, recommendationId }): Happened[] => {
    const happening = happenings.get(number);
    return happening
      ? [{ trail: number, on: dateOf(at), recommendationId, happening, isLate: number <= from.trail }]
      : [];
  });
}

/** What was posted by these writes, in words: an update, or evidence by itself. */
async function postedIn(on: Reading, rows: readonly Written[]): Promise<Map<number, Happened["happening"]>> {
  const of = (command: CommandName) =>
    sql`(select value from json_each(${JSON.stringify(rows.flatMap((row) => (row.command === command ? row.number : [])))}))`;
  const posted = await on
    .select({ trail: updates.trail, rating: updates.rating, asOwner: updates.asOwner })
    .from(updates)
    .where(inArray(updates.trail, of("postUpdate")));
  const added = await on
    .select({ trail: evidence.trail, count: sql<number>`count(*)` })
    .from(evidence)
    .where(inArray(evidence.trail, of("addEvidence")))
    .groupBy(evidence.trail);
  const said = [
    ...posted.map(
      ({ trail, rating, asOwner }) =>
        [trail, asOwner ? `update: ${ratingNames[rating].toLowerCase()}` : "update by a contributor"] as const,
    ),
    ...added.map(
      ({ trail, count }) => [trail, count === 1 ? "evidence added" : `${count} pieces of evidence added`] as const,
    ),
  ];
  return new Map(said.map(([trail, words]) => [trail, { kind: "posted", words }]));
}
