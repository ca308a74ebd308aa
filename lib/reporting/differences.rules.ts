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
 * The evidence of each update, by its event number: what came with it, and what its agency added before its next update.
 * The first update also has what was added before it. `updates` are all of these recommendations.
 */
export function evidenceByUpdate<Given extends GivenAt>(
  updates: readonly ReportedAt[],
  evidence: readonly Given[],
): ReadonlyMap<number, readonly Given[]> {
  const newestFirst = updates.toSorted((a, b) => b.standsAt - a.standsAt);
  const byReporter = Map.groupBy(newestFirst, reporterOf);
  const found = new Map<number, Given[]>();
  for (const given of evidence) {
    const update = updateOf(given, byReporter.get(reporterOf(given)) ?? []);
    if (update) found.set(update.trail, [...(found.get(update.trail) ?? []), given]);
  }
  return found;
}

/** The agency and the recommendation that it reports on. */
function reporterOf({ recommendationId, agencyId }: GivenAt): string {
  return `${recommendationId}/${agencyId}`;
}

function updateOf(given: GivenAt, newestFirst: readonly ReportedAt[]): ReportedAt | undefined {
  return (
    newestFirst.find(({ trail }) => trail === given.trail) ??
    newestFirst.find(({ standsAt }) => standsAt <= given.trail) ??
    newestFirst.at(-1)
  );
}
