import type { ChangeKind, Differences } from "./differences.types.ts";

/** How many things of each kind there are. */
export function countChanges({ recommendations }: Differences): Readonly<Record<ChangeKind, number>> {
  const counts = { new: 0, changed: 0, same: 0, cannot: 0, held: 0 };
  for (const { changes } of recommendations) for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

/** How many events an import appends after its own. */
export function countEvents({ reviews, recommendations }: Differences): number {
  return (
    reviews.length + recommendations.flatMap(({ changes }) => changes).filter(({ write }) => write !== null).length
  );
}

/** Whether an import would write anything. */
export function isNothingToImport(differences: Differences): boolean {
  return countEvents(differences) === 0;
}
