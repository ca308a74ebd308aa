import { z } from "zod";
import type { Instant } from "#lib/core/clock.ts";
import { oneOf, reference, requiredText, rowNumber, seen } from "#lib/core/input.ts";
import type { Role, Viewer } from "#lib/core/viewer.ts";
import { type Rating, ratings } from "./updates/rules.ts";

/** A rating by the business team or the independent scrutineer, beside the owner's own. */
export interface Assessment {
  readonly trail: number;
  readonly at: Instant;
  readonly personId: number | null;
  readonly role: Role;
  readonly rating: Rating;
  readonly reason: string;
}

/** Whether a viewer may appraise a piece of evidence: the person who added it may not. */
export function mayAppraise(viewer: Viewer, evidence: { readonly personId: number | null }): boolean {
  return viewer.personId !== evidence.personId;
}

export const assessmentInput = z.object({
  reference,
  /** The trail number of the last assessment on the page; 0 if there was none. */
  seen,
  rating: oneOf(ratings, "Choose a rating."),
  reason: requiredText("Say why, in a sentence or two.", 2000),
});

export const appraisalInput = z.object({
  reference,
  evidenceId: rowNumber("Choose a piece of evidence."),
  sufficient: oneOf(["yes", "no"], "Say whether it is sufficient."),
  reason: requiredText("Say why, in a sentence.", 1000),
});
