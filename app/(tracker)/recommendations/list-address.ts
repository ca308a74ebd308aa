import { withQuery } from "#app/components/layout/with-query.ts";
import { orderQuery, sortableHeadings } from "#app/components/status/sorting.ts";
import { listHeadings, type SortableHeading } from "#app/components/status/table-columns.ts";
import { conditionsOf, type Listing } from "#lib/status/listing.rules.ts";

/** The search, the filters and the order of a list as a query string, for links to other pages of the same list. */
export function queryOf(given: Omit<Listing, "page">, asAtQuery = ""): string {
  const query = new URLSearchParams(asAtQuery);
  for (const [name, value] of [...conditionsOf(given), ...orderQuery(given)]) query.set(name, value);
  return query.toString();
}

/** The headings of the list. */
export function headingsOf(given: Listing, asAtQuery: string): readonly SortableHeading[] {
  return sortableHeadings(
    listHeadings.map(({ label }) => label),
    given,
    (order) => withQuery("/recommendations", queryOf({ ...given, ...order }, asAtQuery)),
  );
}
