import type { CalendarDate } from "#lib/core/clock.ts";

/** The steps of the first day, in their order. */
export type FirstStep = "people" | "owners" | "dates" | "meeting";

/** The facts from which the steps of the first day are ticked. */
export interface FirstDayFacts {
  readonly hasExecutiveMember: boolean;
  readonly hasLead: boolean;
  readonly recommendations: number;
  readonly ownersToBeConfirmed: number;
  readonly withoutDueDate: number;
  readonly withoutLead: number;
  /** The days of all meetings that were entered. */
  readonly meetingDays: readonly CalendarDate[];
}

/** The checklist of the first day, with the facts that it was made from. */
export interface FirstDay {
  readonly facts: FirstDayFacts;
  readonly steps: readonly { readonly step: FirstStep; readonly isDone: boolean }[];
}

/** What is left to set up; null once all of it is done, or the first meeting is over, from when on the counts say what is missing. */
export function firstDay(facts: FirstDayFacts, today: CalendarDate): FirstDay | null {
  if (facts.meetingDays.some((day) => day < today)) return null;
  const hasSome = facts.recommendations > 0;
  const done: Readonly<Record<FirstStep, boolean>> = {
    people: facts.hasExecutiveMember && facts.hasLead,
    owners: hasSome && facts.ownersToBeConfirmed === 0,
    dates: hasSome && facts.withoutDueDate === 0 && facts.withoutLead === 0,
    meeting: facts.meetingDays.length > 0,
  };
  const order: readonly FirstStep[] = ["people", "owners", "dates", "meeting"];
  const steps = order.map((step) => ({ step, isDone: done[step] }));
  return steps.every(({ isDone }) => isDone) ? null : { facts, steps };
}
