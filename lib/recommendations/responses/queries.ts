import { and, desc, eq, gt, lte } from "drizzle-orm";
import { responseRequests, responses, trail } from "#db/schema/index.ts";
import type { Snapshot } from "#lib/core/context.ts";
import { countsAsOf, isVisible, type VisibleSnapshot } from "#lib/core/visibility.ts";
import type { ResponseRequest, ResponseState } from "./rules.ts";

/** The latest request for a response to a recommendation as of an instant; null if none was asked for. */
export async function findResponseRequest(ctx: Snapshot, recommendationId: number): Promise<ResponseRequest | null> {
  const row = await ctx.db
    .select({
      trail: responseRequests.trail,
      at: trail.at,
      agencyId: responseRequests.agencyId,
      dueOn: responseRequests.dueOn,
    })
    .from(responseRequests)
    .innerJoin(trail, eq(trail.number, responseRequests.trail))
    .where(and(eq(responseRequests.recommendationId, recommendationId), lte(responseRequests.trail, ctx.asOf.event)))
    .orderBy(desc(responseRequests.trail))
    .limit(1)
    .get();
  return row ?? null;
}

/** The latest request for a response and what the viewer may see of the responses to it, as of an instant. */
export async function getResponseState(ctx: VisibleSnapshot, recommendationId: number): Promise<ResponseState> {
  const request = await findResponseRequest(ctx, recommendationId);
  if (!request) return { request, responses: [], response: null };
  const since = await ctx.db
    .select({
      trail: responses.trail,
      agencyId: responses.agencyId,
      asOwner: responses.asOwner,
      answer: responses.answer,
      reason: responses.reason,
      respondedOn: responses.respondedOn,
      counts: countsAsOf(responses, ctx.asOf.event).mapWith(Boolean),
    })
    .from(responses)
    .innerJoin(trail, eq(trail.number, responses.trail))
    .where(
      and(
        eq(responses.recommendationId, recommendationId),
        gt(responses.trail, request.trail),
        lte(responses.trail, ctx.asOf.event),
        isVisible(ctx, responses),
      ),
    )
    .orderBy(desc(responses.trail));
  const seen = since.map(({ counts, ...response }) => ({ ...response, isHeld: !counts }));
  return { request, responses: seen, response: seen.find(({ asOwner, isHeld }) => asOwner && !isHeld) ?? null };
}
