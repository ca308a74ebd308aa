import { Temporal } from "temporal-polyfill";
import type { CalendarDate } from "#db/types.ts";

export type { CalendarDate };

/** Milliseconds since 1970, UTC. */
export type Instant = number;

const ZONE = "Europe/London";

/** The current instant. */
export function now(): Instant {
  return Date.now();
}

/** The date of an instant in Europe/London. */
export function dateOf(instant: Instant): CalendarDate {
  const utc = new Date(instant);
  // London is at most two hours ahead of UTC, so before 22:00 UTC both have the same date, which is much quicker to tell.
  if (utc.getUTCHours() < 22) return utc.toISOString().slice(0, 10) as CalendarDate;
  const parts = londonParts(instant);
  return `${parts.year}-${parts.month}-${parts.day}` as CalendarDate;
}

/** The last millisecond of a date in Europe/London, correct on the two days a year that have 23 or 25 hours. */
export function endOfDay(date: CalendarDate): Instant {
  return Temporal.PlainDate.from(date).add({ days: 1 }).toZonedDateTime(ZONE).epochMilliseconds - 1;
}

/** The instant of a wall-clock time such as 14:00 in Europe/London. */
export function instantOf(date: CalendarDate, time: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: ZONE, plainTime: time }).epochMilliseconds;
}

/** The text as a date; null if it does not exist (30 February) or is not written as YYYY-MM-DD. */
export function parseCalendarDate(text: string): CalendarDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? (text as CalendarDate) : null;
}

/** The date that many days later; earlier if `days` is negative. */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as CalendarDate;
}

/** The date that many calendar months later; earlier if negative. 31 May less three months is the last day of February. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  return Temporal.PlainDate.from(date).add({ months }).toString() as CalendarDate;
}

/** Days from the first date to the second; negative if the second is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The names of the months, January first. */
export const MONTHS: readonly string[] =
  "January February March April May June July August September October November December".split(" ");

/** A date such as "16 March 2027". */
export function formatDate(date: CalendarDate): string {
  return `${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(0, 4)}`;
}

/** A date such as "16 Mar 2027", for a table. */
export function formatShortDate(date: CalendarDate): string {
  return formatDate(date).replace(/(?<= [A-Z][a-z]{2})[a-z]+/, "");
}

/** A day of a year such as "16 Mar", where the year is clear or does not matter. */
export function formatDay(date: CalendarDate): string {
  return formatShortDate(date).slice(0, -" 2027".length);
}

/** A time in Europe/London such as "5:30pm", "midday" or "midnight". */
export function formatTime(instant: Instant): string {
  const { hour, minute } = londonParts(instant);
  if (minute === "00" && (hour === "00" || hour === "12")) return hour === "12" ? "midday" : "midnight";
  const twelve = Number(hour) % 12 || 12;
  return `${twelve}${minute === "00" ? "" : `:${minute}`}${Number(hour) < 12 ? "am" : "pm"}`;
}

/** A date and time in Europe/London such as "16 March 2027 at 5:30pm". */
export function formatInstant(instant: Instant): string {
  return `${formatDate(dateOf(instant))} at ${formatTime(instant)}`;
}

/** A date and time in Europe/London such as "16 Mar 2027, 5:30pm", for a table. */
export function formatShortInstant(instant: Instant): string {
  return `${formatShortDate(dateOf(instant))}, ${formatTime(instant)}`;
}

/** A date and time in Europe/London that programs can read, such as "2027-03-16 17:30". */
export function sortableInstant(instant: Instant): string {
  const { hour, minute } = londonParts(instant);
  return `${dateOf(instant)} ${hour}:${minute}`;
}

const londonFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function londonParts(instant: Instant): Record<"year" | "month" | "day" | "hour" | "minute", string> {
  const parts = { year: "", month: "", day: "", hour: "", minute: "" };
  for (const { type, value } of londonFormat.formatToParts(instant))
    if (type in parts) Object.assign(parts, { [type]: value });
  return parts;
}
