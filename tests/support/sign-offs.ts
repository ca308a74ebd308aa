import { currentContext } from "#lib/core/context.ts";
import { setup, type Viewer } from "#lib/core/viewer.ts";
import { getRecommendation } from "#lib/partnership/reviews.queries.ts";
import { getCountedFacts } from "#lib/recommendations/sign-off/queries.ts";
import { postUpdate } from "#lib/recommendations/updates/commands.ts";
import { listEvidence } from "#lib/recommendations/updates/queries.ts";

/** The id of a recommendation. */
export async function recommendationId(reference: string): Promise<number> {
  return (await getRecommendation(await currentContext(setup), reference)).id;
}

/** Rates a recommendation as delivered, with evidence of an outcome, and returns a request for sign-off that cites it. */
export async function deliver(lead: Viewer, reference: string) {
  const shown = { url: "https://example.org/", title: "Audit", shows: "outcome", trueOn: "2026-01-05" };
  const update = { reference, rating: "delivered" as const, seen: 0, done: "Plans are shared." };
  await postUpdate(lead, { ...update, evidence: [shown] });
  const [outcome] = await listEvidence(await currentContext(lead), await recommendationId(reference));
  return {
    reference,
    done: "Plans are shared.",
    difference: "Partners hear earlier.",
    evidenceIds: [outcome?.id ?? 0],
  };
}

/** The input that accepts a request, having seen all current facts. */
export async function acceptanceOf(reference: string, requestTrail: number, reason = "Shown by the audit.") {
  const { upTo } = await getCountedFacts(await currentContext(setup), await recommendationId(reference));
  return { reference, requestTrail, decision: "accept" as const, reason, seen: upTo };
}
