import { requireMay, requireViewer } from "#app/session/session.ts";
import type { CommandName } from "#lib/core/access.ts";
import { momentAt } from "#lib/core/as-of.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { ownershipOf } from "#lib/recommendations/ownership.queries.ts";
import { formState } from "./form-state.ts";

/** What every form about a recommendation begins with: who asks, about which, and whether they may. */
export async function recommendationForm(params: Promise<{ reference: string }>, command: CommandName) {
  const viewer = await requireViewer();
  const recommendation = await getRecommendation(viewer, (await params).reference);
  const moment = await momentAt();
  const ownership = await ownershipOf(viewer, recommendation, moment);
  await requireMay(viewer, command, ownership.responsible);
  const { reference } = recommendation;
  return {
    viewer,
    recommendation,
    moment,
    ownership,
    state: await formState(viewer),
    /** What every such form carries, and where it can be left. */
    about: { hidden: { reference }, cancel: `/recommendations/${reference}` },
  };
}
