import type { AgendaPlace } from "#lib/reporting/agenda/rules.ts";

/** The id of the form, so that the next press of Tab after it was opened leads to its first field. */
export const RECORD = "record";

/** The address, after that of the page, of an item of the agenda; `recorded` is the reference that was just recorded. */
export function placeQuery(place: AgendaPlace | null, recorded?: string): string {
  const query = new URLSearchParams();
  if (recorded) query.set("recorded", recorded);
  if (place) query.set("item", `${place.reference}:${place.kind}`);
  return `?${query}${place ? `#${RECORD}` : ""}`;
}
