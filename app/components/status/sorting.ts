import { type Direction, directionOf, firstDirections, type Order, type Sorting } from "#lib/status/listing.rules.ts";
import type { SortableHeading } from "./table-columns.ts";

/** What a table of recommendations can be sorted by, by the label of its column. */
const sortings: Readonly<Record<string, Sorting>> = {
  Recommendation: "reference",
  Owner: "owner",
  Rating: "rating",
  Due: "due",
  "Last update": "updated",
};

/**
 * The headings of a table of recommendations. Each that the table can be sorted by is a link, which reverses the order where
 * it is sorted by it already; `hrefOf` is the address of the table in another order.
 */
export function sortableHeadings(labels: readonly string[], order: Order, hrefOf: (order: Order) => string) {
  return labels.map((label): SortableHeading => {
    const sort = sortings[label];
    if (sort === undefined) return { label };
    const isSorted = sort === order.sort;
    const direction = isSorted ? reversed(directionOf(order)) : firstDirections[sort];
    const href = hrefOf({ sort, direction });
    return isSorted ? { label, href, sorted: directionOf(order) } : { label, href };
  });
}

/** The parameters of an address that keep an order; none for the order of the references. */
export function orderQuery(order: Order): readonly (readonly [name: string, value: string])[] {
  const direction = directionOf(order);
  return [
    ...(order.sort === "reference" ? [] : [["sort", order.sort] as const]),
    ...(direction === firstDirections[order.sort] ? [] : [["direction", direction] as const]),
  ];
}

function reversed(direction: Direction): Direction {
  return direction === "ascending" ? "descending" : "ascending";
}
