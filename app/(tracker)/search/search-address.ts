import type { SearchInput } from "#lib/reporting/search/rules.ts";
import { tidySearch } from "#lib/reporting/search/terms.rules.ts";

/** A search and its filters as a query string, for links to other pages of the same search. */
export function queryOf({ q, owner, rating, review, exact }: Partial<SearchInput>): string {
  const query = new URLSearchParams({ q: tidySearch(q ?? "") });
  if (owner) query.set("owner", String(owner));
  if (rating) query.set("rating", rating);
  if (review) query.set("review", review);
  if (exact) query.set("exact", exact);
  return query.toString();
}
