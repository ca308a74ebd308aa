import type { VisibleSnapshot } from "#lib/core/visibility.ts";
import { getAppraisals } from "#lib/recommendations/assessment.queries.ts";
import { type Evidence, listEvidence } from "#lib/recommendations/updates/queries.ts";
import type { SignOffRequest } from "./rules.ts";

/** Evidence that a sign-off can rest on. It is sufficient unless it was appraised otherwise. */
export interface UsableEvidence extends Pick<Evidence, "id" | "title" | "shows" | "trueOn"> {
  readonly isSufficient: boolean;
}

/** The evidence of a recommendation that a sign-off can rest on: neither held for review, replaced nor removed. */
export async function listUsableEvidence(ctx: VisibleSnapshot, recommendationId: number): Promise<UsableEvidence[]> {
  const appraisals = await getAppraisals(ctx, recommendationId);
  return (await listEvidence(ctx, recommendationId))
    .filter((one) => one.replacedBy === null && !one.isRemoved && (!one.held || one.releasedBy !== null))
    .map((one) => ({ ...one, isSufficient: appraisals.get(one.id)?.isSufficient ?? true }));
}

/** Why a request for sign-off cannot be accepted now, in a sentence; null if it can. */
export function acceptanceObstacle(
  { evidenceIds }: Pick<SignOffRequest, "evidenceIds">,
  usable: readonly UsableEvidence[],
): string | null {
  const named = usable.filter(({ id }) => evidenceIds.includes(id));
  const outcomes = named.filter(({ shows }) => shows === "outcome");
  if (outcomes.some(({ isSufficient }) => isSufficient)) return null;
  if (evidenceIds.length === 0) return "It names no evidence of the difference it made, so it can only be returned.";
  if (outcomes.length > 0)
    return "Its evidence of the difference it made was judged not sufficient, so it can only be returned.";
  return named.length < evidenceIds.length
    ? "Evidence that it names was replaced or removed, and the rest does not show the difference it made, so it can only be returned."
    : "None of its evidence shows the difference it made, so it can only be returned.";
}

/** What has to be there before sign-off can be asked for, and accepted. */
export type Missing = "delivered" | "outcome";

/** What is still missing for sign-off, in the order in which to provide it. */
export function missingForSignOff(rating: string | undefined, usable: readonly UsableEvidence[]): readonly Missing[] {
  const hasOutcome = usable.some(({ shows, isSufficient }) => shows === "outcome" && isSufficient);
  return [...(rating === "delivered" ? [] : ["delivered" as const]), ...(hasOutcome ? [] : ["outcome" as const])];
}
