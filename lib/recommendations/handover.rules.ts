import { z } from "zod";
import type { Instant } from "#lib/core/clock.ts";
import { requiredText, rowNumber, seenFact } from "#lib/core/input.ts";

/** A handover of work between two people; `acceptedAt` is null until the successor accepts it. */
export interface Handover {
  readonly trail: number;
  readonly at: Instant;
  readonly fromPersonId: number;
  readonly toPersonId: number;
  readonly reason: string;
  readonly references: readonly string[];
  readonly actionCount: number;
  readonly acceptedAt: Instant | null;
}

export const handoverInput = z.object({
  fromPersonId: rowNumber("Choose whose work is handed over."),
  toPersonId: rowNumber("Choose who takes it over."),
  reason: requiredText("Say why, in a few words.", 500),
  /** The last trail number when the page was made, to check that the work has not changed since. */
  seen: seenFact,
});

export const handoverAcceptanceInput = z.object({ handoverTrail: rowNumber("Choose what to accept.") });
