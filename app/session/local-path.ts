/** The path of a page of the tracker to go to after signing in: `/` for anything that leads elsewhere or is no address. */
export function localPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const url = URL.parse(next, "http://here.invalid");
  // A path that begins with two slashes is the name of another site.
  const isHere = url?.host === "here.invalid" && !url.pathname.startsWith("//");
  return url && isHere ? `${url.pathname}${url.search}` : "/";
}

/** The path encoded for a response header: line breaks are removed, other special characters are percent-encoded. */
export function headerSafePath(path: string): string {
  const { pathname, search, hash } = new URL(path, "http://tracker.invalid");
  return `${pathname}${search}${hash}`;
}
