import type { CalendarDate, Instant } from "#lib/core/clock.ts";
import { LONGEST_INTERVAL } from "#lib/recommendations/due-dates/rules.ts";
import { silentBefore } from "#lib/status/rules.ts";

/** By what instants owners have to have reported not to be silent on a day, for each reporting interval. */
interface Silence {
  readonly before: (months: number) => Instant;
  /** The same as `@m1`, `@m2` and so on. */
  readonly parameters: Readonly<Record<string, Instant>>;
}

const known = new Map<CalendarDate, Silence>();

/** Worked out once for each day: it is the calendar's alone. */
export function silenceOn(date: CalendarDate): Silence {
  const silence = known.get(date) ?? silenceFrom(date);
  known.set(date, silence);
  return silence;
}

function silenceFrom(date: CalendarDate): Silence {
  const limits = Array.from({ length: LONGEST_INTERVAL }, (_, index) => silentBefore(date, index + 1));
  return {
    before: (months) => limits[months - 1] ?? 0,
    parameters: Object.fromEntries(limits.map((limit, index) => [`m${index + 1}`, limit])),
  };
}

/** The instant before which a report makes a silent owner, as the database picks it from the parameters. */
export const silentBeforeIn = (months: string) =>
  `case ${months} ${Array.from({ length: LONGEST_INTERVAL }, (_, index) => `when ${index + 1} then @m${index + 1}`).join(" ")} end`;
