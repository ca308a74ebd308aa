const DAY = 86_400_000;

const inLondon = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" });
const words = new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric" });

/** The day in London at an instant, as YYYY-MM-DD. */
export function dayOf(instant: number): string {
  return inLondon.format(instant);
}

/** The day a number of days after another, as YYYY-MM-DD; before it where the number is negative. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** "16 March 2027". */
export function inWords(day: string): string {
  return words.format(Date.parse(day));
}

/** "16 Mar 2027". */
export function inShortWords(day: string): string {
  return inWords(day).replace(/(\w{3})\w* (\d{4})$/, "$1 $2");
}

export function milliseconds(days: number): number {
  return days * DAY;
}
