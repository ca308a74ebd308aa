import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { listOf } from "#db/list.ts";
import { holds, trail } from "#db/schema/index.ts";
import { parseCommandName } from "#lib/core/access.ts";
import { dateOf } from "#lib/core/clock.ts";
import type { AsOf, Snapshot } from "#lib/core/context.ts";
import { datingOf } from "#lib/core/recorded-dates.ts";
import { releasedBy } from "#lib/core/visibility.ts";
import { listLinkEventsAfter } from "#lib/recommendations/links/queries.ts";
import { sampleMarker } from "#lib/reporting/exports/samples.ts";
import { loadEvents } from "#lib/reporting/timeline/reads.ts";
import { statusesById } from "#lib/status/queries.ts";
import type { RecommendationStatus } from "#lib/status/rules.ts";
import type { ChangeEvent, RecommendationChanges } from "./rules.ts";

/**
 * What changed for these recommendations between two instants: their status before and after, and every event that came
 * to count in between, in the order of time. An event written before the first instant and released after it is included
 * and marked as late. Recommendations without a change are left out, and those with sample data are marked.
 */
export async function changesSince(
  ctx: Snapshot,
  since: AsOf,
  ids: readonly number[],
): Promise<RecommendationChanges[]> {
  const before = await statusesById({ ...ctx, asOf: since }, ids);
  const after = await statusesById(ctx, ids);
  const events = Map.groupBy(await eventsBetween(ctx, since, ids), ({ recommendationId }) => recommendationId);
  const marked = await sampleMarker(ctx);
  return [...after.values()]
    .map((position) => ({
      position: marked(position),
      before: before.get(position.id),
      events: events.get(position.id) ?? [],
    }))
    .filter((change) => change.events.length > 0 || hasMoved(change.before, change.position))
    .toSorted((a, b) => ids.indexOf(a.position.id) - ids.indexOf(b.position.id));
}

/** Whether the status changed without an event: it became overdue or silent, or its re-check became due. */
function hasMoved(before: RecommendationStatus | undefined, after: RecommendationStatus): boolean {
  if (!before) return true;
  return (
    before.status !== after.status ||
    (before.daysSilent === null) !== (after.daysSilent === null) ||
    before.isRecheckDue !== after.isRecheckDue
  );
}

async function eventsBetween(ctx: Snapshot, since: AsOf, ids: readonly number[]): Promise<ChangeEvent[]> {
  const isHeld = sql`exists (select 1 from ${holds} where ${holds.trail} = ${trail.number})`;
  const countsFrom = sql`case when ${isHeld} then ${releasedBy(trail.number, ctx.asOf.event)} else ${trail.number} end`;
  const rows = await ctx.db
    .select({
      number: trail.number,
      at: trail.at,
      role: trail.role,
      command: trail.command,
      recommendationId: trail.subjectId,
    })
    .from(trail)
    .where(
      and(
        eq(trail.subjectKind, "recommendation"),
        inArray(trail.subjectId, listOf(ids)),
        lte(trail.number, ctx.asOf.event),
        gt(countsFrom, since.event),
      ),
    )
    .orderBy(trail.number);
  // A link is told at both its recommendations, and its event is about the one that it was made at.
  const all = [...rows, ...(await listLinkEventsAfter(ctx, since.event, ids))].toSorted((a, b) => a.number - b.number);
  const events = await loadEvents(
    ctx.db,
    all.map(({ number, command }) => ({ number, command: parseCommandName(command) })),
  );
  return all.flatMap(({ number, at, role, recommendationId }): ChangeEvent[] => {
    const event = events.get(number);
    if (!event) return [];
    const written = { on: dateOf(at), dating: datingOf({ at, role }) };
    return [{ trail: number, ...written, recommendationId, event, isLate: number <= since.event }];
  });
}
