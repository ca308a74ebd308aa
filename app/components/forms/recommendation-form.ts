import { requireContext, requireMay } from "#app/session/session.ts";
import type { CommandName } from "#lib/core/access.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { getOwnership } from "#lib/recommendations/ownership.queries.ts";
import { formState } from "./form-state.ts";

/** What every form about a recommendation begins with: who asks, about which, and whether they may. */
export async function recommendationForm(params: Promise<{ reference: string }>, command: CommandName) {
  const ctx = await requireContext();
  const recommendation = await getRecommendation(ctx, (await params).reference);
  const ownership = await getOwnership(ctx, recommendation);
  await requireMay(ctx.viewer, command, ownership.responsible);
  const { reference } = recommendation;
  return {
    ctx,
    recommendation,
    ownership,
    state: await formState(ctx.viewer),
    /** What every such form carries, and where it can be left. */
    about: { hidden: { reference }, cancel: `/recommendations/${reference}` },
  };
}
