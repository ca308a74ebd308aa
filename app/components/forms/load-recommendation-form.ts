import { requireContext, requireMay } from "#app/session/session.ts";
import type { CommandName } from "#lib/core/access.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { formState } from "./form-state.ts";

/**
 * Reads what every form about a recommendation needs. Throws NotFound if there is no such recommendation, and Forbidden
 * if the viewer may not use the command on it.
 */
export async function loadRecommendationForm(params: Promise<{ reference: string }>, command: CommandName) {
  const ctx = await requireContext();
  const recommendation = await getRecommendation(ctx, (await params).reference);
  const ownership = await getOwnership(ctx, recommendation);
  await requireMay(ctx.viewer, command, ownership.responsible);
  return { ctx, recommendation, ownership, state: await formState(ctx.viewer) };
}
