import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { plural } from "#lib/core/text.ts";
import type { Agency } from "#lib/partnership/agencies.rules.ts";
import { ratingNames } from "#lib/recommendations/updates/rules.ts";
import type { ReturnRow } from "./queries.ts";

/** What a return is, in a sentence for the people who complete it. */
export function introduction({ name }: Agency, count: number): string {
  if (count === 0) return `${name} owns no recommendation that is open, so there is nothing to complete.`;
  return `This return has ${plural(count, "recommendation")} that ${name} owns, with what was said last. Complete the gaps and send the file back: it is read by the tracker, and shown before anything is posted.`;
}

/** What is filled in, and what goes together. */
export const whatToComplete =
  "For each recommendation choose a new rating and say what has been done. If it is at risk or off track, say also what is in the way. The other answers are welcome.";

/** How a return is completed. */
export const howToComplete: readonly string[] = [
  whatToComplete,
  "Leave a recommendation blank to post nothing on it. Choose “Nothing has changed” to say just that.",
  "Write about the work, never about a child: no names, dates of birth, case numbers or addresses.",
  "Keep the form as it is: the tracker finds each answer by a hidden reference beside it.",
];

/** The name of the file, without its ending. */
export function returnFileName({ name }: Agency, date: CalendarDate): string {
  return `return-${name}-${date}`;
}

/** The title of the page and of the file. */
export function returnTitle({ name }: Pick<Agency, "name">): string {
  return `Return by ${name}`;
}

/** The open actions of the agency, one a line: “Print the leaflet, due 3 March 2027”. */
export function actionsInWords({ openActions }: Pick<ReturnRow, "openActions">): string {
  return openActions.map(({ what, dueOn }) => `${what}, due ${formatDate(dueOn)}`).join("\n");
}

/** What an agency said last, in one text: “On track, on 3 March 2027. Done: …”. */
export function lastInWords({ last, lastOn, lastRating }: ReturnRow): string {
  if (!lastOn || !lastRating) return "No update yet.";
  return [
    `${ratingNames[lastRating]}, on ${formatDate(lastOn)}.`,
    ...last.map(({ name, text }) => `${name}: ${text}`),
  ].join("\n");
}
