import { z } from "zod";
import type { ChangeKind, Differences } from "./differences.types.ts";

/** How many things of each kind there are. */
export function countChanges({ recommendations }: Differences): Readonly<Record<ChangeKind, number>> {
  const counts = { new: 0, changed: 0, same: 0, cannot: 0, held: 0 };
  for (const { changes } of recommendations) for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

/** How many facts an import writes, held ones included: each is a line of the check page, and has its cell in the tracker. */
export function countFacts(counts: Readonly<Pick<Record<ChangeKind, number>, "new" | "changed" | "held">>): number {
  return counts.new + counts.changed + counts.held;
}

/** Something that an import did not take over: where it is in the file, and why. What it says stays in the file. */
export const thingLeftOut = z.object({ reference: z.string(), cell: z.string(), what: z.string(), why: z.string() });

/** What an import does not take over, in the order of the file. */
export function thingsLeftOut({ recommendations }: Differences): z.output<typeof thingLeftOut>[] {
  return recommendations.flatMap(({ reference, changes }) =>
    changes.filter(({ kind }) => kind === "cannot").map(({ cell, what, why }) => ({ reference, cell, what, why })),
  );
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
