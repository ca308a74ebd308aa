import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import type { Reading } from "#db/client.ts";
import { evidence, holds, trail, updates } from "#db/schema/index.ts";
import { type CommandName, parseCommandName } from "#lib/core/access.ts";
import { dateOf } from "#lib/core/clock.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { releasedBy } from "#lib/core/visibility.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import { loadEvents, type Written } from "#lib/reporting/timeline/reads.ts";
import { statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { ChangeEvent, RecommendationChanges } from "./rules.ts";

/**
 * What changed for these recommendations between two moments: the difference of their positions, and every fact about
 * them that came to count in between, in the order of time. One that was written before the first moment and released
 * after it is among them, marked as late. Recommendations for which nothing changed are left out.
 */
export async function changesSince(
  ctx: Snapshot,
  since: AsOf,
  ids: readonly number[],
): Promise<RecommendationChanges[]> {
  const before = await statusesById({ ...ctx, asOf: since }, ids);
  const after = await statusesById(ctx, ids);
  const happened = Map.groupBy(await factsBetween(ctx, since, ids), ({ recommendationId }) => recommendationId);
  return [...after.values()]
    .map((position) => ({
      position,
      before: before.get(position.id),
      events: happened.get(position.id) ?? [],
    }))
    .filter((change) => change.events.length > 0 || hasMoved(change.before, change.position))
    .toSorted((a, b) => ids.indexOf(a.position.id) - ids.indexOf(b.position.id));
}

/** Whether the clock alone changed where it stands: it became overdue or silent, or its re-check fell due. */
function hasMoved(before: RecommendationStatus | undefined, after: RecommendationStatus): boolean {
  if (!before) return true;
  return (
    before.status !== after.status ||
    (before.daysSilent === null) !== (after.daysSilent === null) ||
    before.isRecheckDue !== after.isRecheckDue
  );
}

async function factsBetween(ctx: Snapshot, since: AsOf, ids: readonly number[]): Promise<ChangeEvent[]> {
  const on = ctx.db;
  const isHeld = sql`exists (select 1 from ${holds} where ${holds.trail} = ${trail.number})`;
  const counts = sql`case when ${isHeld} then ${releasedBy(trail.number, ctx.asOf.event)} else ${trail.number} end`;
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
        lte(trail.number, ctx.asOf.event),
        gt(counts, since.event),
      ),
    )
    .orderBy(trail.number);
  const written = rows.map(({ number, command }) => ({ number, command: parseCommandName(command) }));
  const events = new Map([...(await loadEvents(on, written)), ...(await postedIn(on, written))]);
  return rows.flatMap(({ number, at, recommendationId }): ChangeEvent[] => {
    const event = events.get(number);
    return event ? [{ trail: number, on: dateOf(at), recommendationId, event, isLate: number <= since.event }] : [];
  });
}

/** What was posted by these writes, in words: an update, or evidence by itself. */
async function postedIn(on: Reading, rows: readonly Written[]): Promise<Map<number, ChangeEvent["event"]>> {
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
