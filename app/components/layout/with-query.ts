/** A path with a query string, or without one. */
export function withQuery(path: string, query: string): string {
  return query ? `${path}?${query}` : path;
}
