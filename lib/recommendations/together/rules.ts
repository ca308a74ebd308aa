import { z } from "zod";
import type { CalendarDate } from "#lib/core/clock.ts";
import { formatDate } from "#lib/core/clock.ts";
import { optionalCalendarDay, optionalRowNumber, requiredText, seenFact } from "#lib/core/input.ts";
import { agreedOn } from "#lib/recommendations/taken-over.rules.ts";

/** How many recommendations can be set at once: as many as a page of their list has. */
const MOST_AT_ONCE = 25;

const TICK = "Tick at least one recommendation.";
const NOTHING_TO_SET = "Enter a due date or choose a lead.";

/** What is set for several recommendations at once. */
export const togetherInput = z
  .object({
    references: z
      .union([z.string(), z.array(z.string(TICK))], TICK)
      .transform((ticked) => [...new Set([ticked].flat())].filter(Boolean))
      .pipe(
        z.array(z.string()).min(1, TICK).max(MOST_AT_ONCE, `Tick at most ${MOST_AT_ONCE} recommendations at once.`),
      ),
    dueOn: optionalCalendarDay("the due date"),
    agreedOn,
    leadPersonId: optionalRowNumber("Choose a person from the list."),
    reason: requiredText("Say how this was decided, in a sentence.", 1000),
    /** The last event on the page. */
    seen: seenFact,
  })
  .refine(({ dueOn, leadPersonId }) => dueOn !== undefined || leadPersonId !== undefined, {
    path: ["dueOn"],
    message: NOTHING_TO_SET,
  });

export type TogetherInput = z.output<typeof togetherInput>;

/** What a recommendation has before it is set together with others. */
export interface RowFacts {
  readonly dueOn: CalendarDate | null;
  /** The agency that owns it today; null if there is none or one of several has to be chosen. */
  readonly ownerId: number | null;
  readonly leadPersonId: number | null;
  /** The event that made it the owner; 0 without one. */
  readonly ownerEvent: number;
}

/** Why a recommendation cannot be set as asked, in a sentence; null if it can, or has all of it already. */
export function obstacleOf(
  facts: RowFacts,
  { dueOn, leadPersonId, seen }: Pick<TogetherInput, "dueOn" | "leadPersonId" | "seen">,
  leadAgencyId: number | null,
): string | null {
  if (dueOn !== undefined && facts.dueOn !== null && facts.dueOn !== dueOn)
    return `Its due date is ${formatDate(facts.dueOn)} already. The owner has to ask for a later date.`;
  if (leadPersonId === undefined || leadPersonId === facts.leadPersonId) return null;
  if (facts.ownerId === null) return "It has no owner yet. Assign one first.";
  if (facts.ownerId !== leadAgencyId) return "The lead is not of the agency that owns it.";
  return facts.ownerEvent > seen ? "Another person changed its owner while you had the page open." : null;
}
