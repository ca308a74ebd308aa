import type { CalendarDate } from "#lib/core/clock.ts";
import type { Owner } from "#lib/recommendations/ownership.rules.ts";
import type { Answer } from "#lib/recommendations/responses/rules.ts";
import type { Step } from "#lib/recommendations/sign-off/rules.ts";
import type { Rating } from "#lib/recommendations/updates/rules.ts";
import type { RecommendationStatus, Status } from "./rules.ts";

/** One difference between two statuses of a recommendation. */
export type Change =
  | { readonly kind: "added" }
  | { readonly kind: "status"; readonly from: Status; readonly to: Status }
  | { readonly kind: "owner"; readonly to: Owner | null }
  | { readonly kind: "lead"; readonly isFirst: boolean }
  | { readonly kind: "owner confirmed" }
  | { readonly kind: "due date"; readonly from: CalendarDate | null; readonly to: CalendarDate | null }
  | { readonly kind: "assurance"; readonly to: Step }
  | { readonly kind: "response"; readonly to: Answer }
  | { readonly kind: "assessed"; readonly to: Rating }
  | { readonly kind: "updates" | "evidence" | "actions done"; readonly count: number };

/** What changed from one status to a later one. `before` is undefined if the recommendation was not in the tracker yet. */
export function changesBetween(before: RecommendationStatus | undefined, after: RecommendationStatus): Change[] {
  if (!before) return [{ kind: "added" }];
  const changes: Change[] = [];
  if (before.status !== after.status) changes.push({ kind: "status", from: before.status, to: after.status });
  changes.push(...ownershipChanges(before, after));
  if (before.dueOn !== after.dueOn) changes.push({ kind: "due date", from: before.dueOn, to: after.dueOn });
  if (after.assurance && before.assurance?.at !== after.assurance.at)
    changes.push({ kind: "assurance", to: after.assurance.step });
  if (after.answer && before.answer !== after.answer) changes.push({ kind: "response", to: after.answer });
  if (after.assessment && before.assessment?.rating !== after.assessment.rating)
    changes.push({ kind: "assessed", to: after.assessment.rating });
  for (const [kind, field] of counted)
    if (after[field] > before[field]) changes.push({ kind, count: after[field] - before[field] });
  return changes;
}

/** A new owner, or a new lead of the same owner, and the confirmation of the owner. */
function ownershipChanges(before: RecommendationStatus, after: RecommendationStatus): Change[] {
  const changes: Change[] = [];
  const [was, is] = [before.assignment, after.assignment];
  if (agencyOf(before) !== agencyOf(after)) changes.push({ kind: "owner", to: after.owner });
  else if (is && was?.leadPersonId !== is.leadPersonId)
    changes.push({ kind: "lead", isFirst: was === null || was.leadPersonId === null });
  if (is?.confirmed && !(was?.trail === is.trail && was.confirmed)) changes.push({ kind: "owner confirmed" });
  return changes;
}

const counted = [
  ["updates", "updateCount"],
  ["evidence", "evidenceCount"],
  ["actions done", "doneActions"],
] as const;

function agencyOf({ owner }: RecommendationStatus): number | null {
  return owner && owner.succession.kind !== "to be decided" ? owner.succession.agency.id : null;
}
