/** An update as far as it decides which evidence is its own. */
export interface ReportedAt {
  readonly trail: number;
  /** The event number of the update that it corrects, or its own. */
  readonly standsAt: number;
  readonly recommendationId: number;
  readonly agencyId: number;
}

/** A piece of evidence as far as it decides which update it belongs to. */
export type GivenAt = Omit<ReportedAt, "standsAt">;

/**
 * The evidence of an update: what came with it, and what its agency added before its next update, which `all` has too. The
 * first update also has what was added before it.
 */
export function evidenceOf<Given extends GivenAt>(
  update: ReportedAt,
  all: readonly ReportedAt[],
  evidence: readonly Given[],
): Given[] {
  return evidence.filter((given) => updateOf(given, all)?.trail === update.trail);
}

function updateOf(given: GivenAt, all: readonly ReportedAt[]): ReportedAt | undefined {
  const same = all
    .filter(
      ({ recommendationId, agencyId }) => recommendationId === given.recommendationId && agencyId === given.agencyId,
    )
    .toSorted((a, b) => b.standsAt - a.standsAt);
  return (
    same.find(({ trail }) => trail === given.trail) ??
    same.find(({ standsAt }) => standsAt <= given.trail) ??
    same.at(-1)
  );
}
