import { kindsOf } from "./kinds.rules.ts";
import type { RecommendationStatus } from "./rules.ts";

/** Sums over many recommendations. */
export interface Totals {
  readonly updates: number;
  readonly openQuestions: number;
  readonly openActions: number;
  readonly overdueActions: number;
  readonly evidence: number;
  /** Evidence of an activity, which is linked to no outcome. */
  readonly unlinkedEvidence: number;
}

/** What is counted over many recommendations. */
export interface Tally {
  /** How many recommendations are of the same kinds, by the bits of these kinds. */
  readonly byKinds: ReadonlyMap<number, number>;
  readonly totals: Totals;
}

const noTotals: Totals = {
  updates: 0,
  openQuestions: 0,
  openActions: 0,
  overdueActions: 0,
  evidence: 0,
  unlinkedEvidence: 0,
};
const nothing: Tally = { byKinds: new Map(), totals: noTotals };

/** The tally of these recommendations. */
export function tallyOf(statuses: readonly RecommendationStatus[]): Tally {
  return replaced(nothing, [], statuses);
}

/** A tally in which some recommendations have other statuses, so that a write costs the same however many there are. */
export function replaced(
  { byKinds, totals }: Tally,
  before: readonly RecommendationStatus[],
  after: readonly RecommendationStatus[],
): Tally {
  const counts = new Map(byKinds);
  const sums = { ...totals };
  const add = (status: RecommendationStatus, times: 1 | -1) => {
    const bits = kindsOf(status);
    counts.set(bits, (counts.get(bits) ?? 0) + times);
    sums.updates += times * status.updateCount;
    sums.openQuestions += times * status.openQuestions;
    sums.openActions += times * status.openActions;
    sums.overdueActions += times * status.overdueActions;
    sums.evidence += times * status.evidenceCount;
    sums.unlinkedEvidence += times * (status.evidenceCount - status.outcomeEvidenceCount);
  };
  for (const status of before) add(status, -1);
  for (const status of after) add(status, 1);
  for (const [bits, count] of counts) if (count === 0) counts.delete(bits);
  return { byKinds: counts, totals: sums };
}
