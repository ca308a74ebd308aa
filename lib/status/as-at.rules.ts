import type { CalendarDate } from "#lib/core/clock.ts";
import { dateProblemInWords, isDate, parseTypedDate } from "#lib/core/typed-date.ts";

/** The day that `?as-at=` asks for; today, and why it was refused, if that day cannot be shown. */
export function asAtFrom(
  text: string | undefined,
  today: CalendarDate,
  earliest: CalendarDate | null,
): { readonly date: CalendarDate; readonly refused: string | null } {
  const refuse = (why: string) => ({ date: today, refused: `${why} This page shows today.` });
  if (text === undefined || text === "") return { date: today, refused: null };
  const date = parseTypedDate(text);
  if (!isDate(date)) return refuse(dateProblemInWords(date, "the date"));
  if (date > today) return refuse("That day has not come yet.");
  if (earliest && date < earliest) return refuse("That day is before the first review was published.");
  return { date, refused: null };
}

/** An end of a period in a URL: the day that is asked for, or the usual one, and why another was refused. */
export function periodEndFrom(
  text: string | undefined,
  usual: CalendarDate,
  { label, earliest, latest, tooLate }: PeriodEnd,
): { readonly date: CalendarDate; readonly refused: string | null } {
  const refuse = (why: string) => ({ date: usual, refused: `${why} The usual day is shown instead.` });
  if (text === undefined || text === "") return { date: usual, refused: null };
  const date = parseTypedDate(text);
  if (!isDate(date)) return refuse(dateProblemInWords(date, label));
  if (date > latest) return refuse(tooLate);
  if (earliest && date < earliest) return refuse("That day is before the first review was published.");
  return { date, refused: null };
}

interface PeriodEnd {
  /** Names the field in the sentences, such as "the first day". */
  readonly label: string;
  readonly earliest: CalendarDate | null;
  readonly latest: CalendarDate;
  /** The sentence about a day after the latest one. */
  readonly tooLate: string;
}
