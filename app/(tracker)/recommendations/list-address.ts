import { listHeadings, type SortableHeading } from "#app/components/status/table-columns.ts";
import { type Direction, directionOf, firstDirections, type Listing, sortings } from "#lib/status/listing.rules.ts";

/** The search, the filters and the order of a list as a query string, for links to other pages of the same list. */
export function queryOf(given: Omit<Listing, "page">, asAtQuery = ""): string {
  const { q, owner, rating, review, only, sort } = given;
  const query = new URLSearchParams(asAtQuery);
  if (q) query.set("q", q);
  if (owner) query.set("owner", String(owner));
  if (rating) query.set("rating", rating);
  if (review) query.set("review", review);
  if (only) query.set("only", only);
  if (sort !== "reference") query.set("sort", sort);
  if (directionOf(given) !== firstDirections[sort]) query.set("direction", directionOf(given));
  return query.toString();
}

/** A path with a query string, or without one. */
export function withQuery(path: string, query: string): string {
  return query ? `${path}?${query}` : path;
}

/** The headings of the list. Each sorts by its column, and reverses the order if the list is sorted by it already. */
export function headingsOf(given: Listing, asAtQuery: string): readonly SortableHeading[] {
  return listHeadings.map(({ label }, index) => {
    const sort = sortings[index] ?? "reference";
    const isSorted = sort === given.sort;
    const direction = isSorted ? reversed(directionOf(given)) : firstDirections[sort];
    const href = withQuery("/recommendations", queryOf({ ...given, sort, direction }, asAtQuery));
    return isSorted ? { label, href, sorted: directionOf(given) } : { label, href };
  });
}

function reversed(direction: Direction): Direction {
  return direction === "ascending" ? "descending" : "ascending";
}
