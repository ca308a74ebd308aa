/** The path of a page of the tracker to go to after signing in: `/` for anything that leads elsewhere. */
export function localPath(next: unknown): string {
  if (typeof next !== "string" || !next.startsWith("/")) return "/";
  const url = new URL(next, "http://here.invalid");
  return url.host === "here.invalid" ? `${url.pathname}${url.search}` : "/";
}

/** The path encoded for a response header: line breaks are removed, other special characters are percent-encoded. */
export function headerSafePath(path: string): string {
  const { pathname, search, hash } = new URL(path, "http://tracker.invalid");
  return `${pathname}${search}${hash}`;
}
