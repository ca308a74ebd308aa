import { z } from "zod";
import type { Instant } from "#lib/core/clock.ts";
import { requiredText, rowNumber } from "#lib/core/input.ts";

/** One handover: from whom to whom, what, why, and whether the successor has accepted it. */
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
  /** The last trail number when the page was made: what was theirs then is what is handed over. */
  seen: rowNumber("Reload the page."),
});

export const handoverAcceptanceInput = z.object({ handoverTrail: rowNumber("Choose what to accept.") });
