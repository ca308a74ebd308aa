import { type CalendarDate, formatDate } from "#lib/core/clock.ts";
import { listed } from "#lib/core/text.ts";
import type { Agency, Directory } from "#lib/partnership/agencies.rules.ts";

/** For example “Dissolved on 1 July 2022, succeeded by NHS Kent and Medway”; null for an agency with no date of dissolution. */
export function successionText(
  { dissolvedOn, successorIds }: Agency,
  directory: Directory,
  date: CalendarDate,
): string | null {
  if (dissolvedOn === null) return null;
  const successors = listed(successorIds.map((id) => directory.get(id)?.name ?? ""));
  return dissolvedOn <= date
    ? `Dissolved on ${formatDate(dissolvedOn)}, succeeded by ${successors}`
    : `To be dissolved on ${formatDate(dissolvedOn)}, then succeeded by ${successors}`;
}
