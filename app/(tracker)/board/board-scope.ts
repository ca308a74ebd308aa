import { conditionsOf, type Filter } from "#lib/status/listing.rules.ts";

/** What the board is restricted to: an owner, a review, or neither. */
export type BoardScope = Pick<Filter, "owner" | "review">;

/** What the board is restricted to as a query string, after the one that keeps its date. */
export function queryOfScope(scope: BoardScope, asAtQuery = ""): string {
  const query = new URLSearchParams(asAtQuery);
  for (const [name, value] of conditionsOf(scope)) query.set(name, value);
  return query.toString();
}
