import { type CalendarDate, parseCalendarDate } from "#lib/core/clock.ts";

/** The day that `?as-at=` asks for; today, and why it was refused, if that day cannot be shown. */
export function asAtFrom(
  text: string | undefined,
  today: CalendarDate,
  earliest: CalendarDate | null,
): { readonly date: CalendarDate; readonly refused: string | null } {
  const refuse = (why: string) => ({ date: today, refused: `${why} This is where they stand today.` });
  if (text === undefined || text === "") return { date: today, refused: null };
  const date = parseCalendarDate(text);
  if (!date) return refuse("That day is not in the calendar.");
  if (date > today) return refuse("That day has not come yet.");
  if (earliest && date < earliest) return refuse("That day is before the first review was published.");
  return { date, refused: null };
}
